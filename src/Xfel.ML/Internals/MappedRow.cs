using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>A row with the mapped column beside the columns of the row below; values are computed when they are asked for.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly FrameBinding _binding;
    private readonly bool[] _active;
    private readonly ValueGetter<VBuffer<float>>? _getter;
    private bool _disposed;

    public MappedRow(DataViewRow input, FrameBinding binding, bool[] active, Func<FrameKernel> kernel, bool keepsRow)
    {
        _input = input;
        _binding = binding;
        _active = active;
        if (active[binding.OutputIndex])
        {
            var reader = new FrameReader(binding.Input, binding.Size, input);
            _getter = keepsRow ? KeepingGetter(input, reader, kernel(), binding.OutputLength) : Getter(reader, kernel(), binding.OutputLength);
        }
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _binding.OutputSchema;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[_binding.IndexOf(column)];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        _binding.Source(_binding.IndexOfActive(column, _active)) is { } source
            ? _input.GetGetter<TValue>(source)
            : _binding.Typed<TValue>(_getter!);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
            _input.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }

    private static ValueGetter<VBuffer<float>> Getter(FrameReader reader, FrameKernel kernel, int length) =>
        (ref VBuffer<float> value) =>
        {
            ReadOnlySpan<float> frame = reader.Read();
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, length);
            kernel(frame, 1, editor.Values);
            value = editor.Commit();
        };

    private static ValueGetter<VBuffer<float>> KeepingGetter(DataViewRow input, FrameReader reader, FrameKernel kernel, int length)
    {
        var mapped = new float[length];
        long position = long.MinValue;
        return (ref VBuffer<float> value) =>
        {
            if (position != input.Position)
            {
                kernel(reader.Read(), 1, mapped);
                position = input.Position;
            }

            VBufferEditor<float> editor = VBufferEditor.Create(ref value, length);
            mapped.CopyTo(editor.Values);
            value = editor.Commit();
        };
    }
}
