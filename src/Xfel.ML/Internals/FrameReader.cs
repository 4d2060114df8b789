using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Reads the frame of the current row as dense pixels, into buffers of its own.</summary>
internal sealed class FrameReader(DataViewSchema.Column column, FrameSize size, DataViewRow input)
{
    private readonly ValueGetter<VBuffer<float>> _getter = input.GetGetter<VBuffer<float>>(column);
    private VBuffer<float> _frame;
    private float[]? _dense;

    /// <summary>Hands over every frame of a column, in one pass and in order.</summary>
    public static void ForEach(IDataView data, DataViewSchema.Column column, FrameAction take)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var reader = new FrameReader(column, FrameSchema.SizeOf(column), cursor);
        while (cursor.MoveNext())
            take(reader.Read());
    }

    /// <summary>The pixels, valid until the next call.</summary>
    public ReadOnlySpan<float> Read()
    {
        Fetch();
        if (_frame.IsDense)
            return _frame.GetValues();
        _dense ??= new float[size.PixelCount];
        _frame.CopyTo(_dense);
        return _dense;
    }

    public void ReadInto(Span<float> destination)
    {
        Fetch();
        _frame.CopyTo(destination);
    }

    private void Fetch()
    {
        _getter(ref _frame);
        if (_frame.Length != size.PixelCount)
            throw new InvalidOperationException(
                $"Column '{column.Name}', row {input.Position}: found {_frame.Length} values, expected {size.PixelCount} ({size}); give every row a frame of the column's size");
    }
}
