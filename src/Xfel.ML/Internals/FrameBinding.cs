using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>A frame transformer bound to one input schema: where its column goes and where every other column comes from.</summary>
internal sealed class FrameBinding
{
    private readonly int[] _sources;

    public FrameBinding(DataViewSchema inputSchema, DataViewSchema.Column input, string outputName, VectorDataViewType outputType, DataViewSchema.Annotations? annotations)
    {
        InputSchema = inputSchema;
        Input = input;
        Size = FrameSchema.SizeOf(input);
        OutputLength = outputType.Size;

        // As ML.NET does it: a new name goes to the end, a known one right behind the column that it hides.
        int at = inputSchema.GetColumnOrNull(outputName)?.Index + 1 ?? inputSchema.Count;
        _sources = [.. Enumerable.Range(0, at), -1, .. Enumerable.Range(at, inputSchema.Count - at)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema.Take(at));
        builder.AddColumn(outputName, outputType, annotations);
        builder.AddColumns(inputSchema.Skip(at));
        OutputSchema = builder.ToSchema();
        OutputIndex = at;
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The column of frames, in the input schema.</summary>
    public DataViewSchema.Column Input { get; }

    /// <summary>Size of the input's frames.</summary>
    public FrameSize Size { get; }

    /// <summary>Index of the column that is written, in the output schema.</summary>
    public int OutputIndex { get; }

    /// <summary>Number of values that are written per row.</summary>
    public int OutputLength { get; }

    /// <summary>The input column that a column of the output schema passes on; null for the one that is written.</summary>
    public DataViewSchema.Column? Source(int outputIndex) => _sources[outputIndex] is >= 0 and int source ? InputSchema[source] : null;

    /// <summary>Which columns of the output schema are wanted.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var active = new bool[OutputSchema.Count];
        foreach (DataViewSchema.Column column in columns)
            active[IndexOf(column)] = true;
        return active;
    }

    /// <summary>The input columns that the wanted columns need.</summary>
    public IReadOnlyList<DataViewSchema.Column> Dependencies(bool[] active)
    {
        var needed = new SortedSet<int>();
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i])
                needed.Add(_sources[i] >= 0 ? _sources[i] : Input.Index);
        }

        return [.. needed.Select(index => InputSchema[index])];
    }

    /// <summary>A column's index, once it is certain that the column is of the output schema.</summary>
    public int IndexOf(DataViewSchema.Column column)
    {
        if (column.Index >= OutputSchema.Count || OutputSchema[column.Index].Name != column.Name)
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' (index {column.Index}) is not of this schema: {OutputSchema}");
        return column.Index;
    }

    /// <summary>A column's index, once it is certain that the column is active.</summary>
    public int IndexOfActive(DataViewSchema.Column column, bool[] active)
    {
        int index = IndexOf(column);
        if (!active[index])
            throw new InvalidOperationException($"Column '{column.Name}' is not active; name it among the columns needed");
        return index;
    }

    /// <summary>The getter of the column that is written, under the type that the caller asked for.</summary>
    public ValueGetter<TValue> Typed<TValue>(ValueGetter<VBuffer<float>> getter) =>
        getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{typeof(VBuffer<float>)}'");
}
