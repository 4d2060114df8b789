using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Joins columns to a vector, dense unless most of it is implicit.</summary>
internal sealed class ConcatenatingMapper : RowMapper
{
    private readonly DataViewSchema.Column[] _sources;
    private readonly PrimitiveDataViewType _item;
    private readonly bool _isCopy;

    public ConcatenatingMapper(DataViewSchema inputSchema, string output, string[] inputs)
        : base(inputSchema)
    {
        _sources = [.. inputs.Select(name => inputSchema.GetColumnOrNull(name) ?? throw Fault.MissingColumn(nameof(inputSchema), "input", name))];
        _item = (PrimitiveDataViewType)_sources[0].Type.ItemType();
        foreach (DataViewSchema.Column source in _sources)
        {
            if (!source.Type.ItemType().Equals(_item))
                throw Fault.WrongType(nameof(inputSchema), "input", source.Name, _item.ToString(), source.Type.ToString());
        }

        _isCopy = _sources.Length == 1 && _sources[0].Type is VectorDataViewType;
        if (_isCopy)
        {
            Added = [new(output, _sources[0].Type, _sources[0].Annotations)];
            return;
        }

        bool varies = Array.Exists(_sources, c => c.Type.ValueCount() == 0);
        int size = varies ? 0 : _sources.Sum(c => c.Type.ValueCount());
        Added = [new(output, new VectorDataViewType(_item, size), ConcatenatedAnnotations.Of(_sources, size))];
    }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    public override IEnumerable<int> Dependencies(int added) => _sources.Select(c => c.Index);

    protected override Delegate MakeGetter(DataViewRow input, int added)
        => _isCopy ? AnyGetter.Of(input, input.Schema[_sources[0].Index]) : Generic.Invoke<Delegate>(() => Join<int>(null, null), _item.RawType, input, _sources);

    private static ValueGetter<VBuffer<T>> Join<T>(DataViewRow input, DataViewSchema.Column[] sources)
    {
        Func<ConcatenatedPart<T>>[] parts = [.. sources.Select(c => ConcatenatedPart<T>.Reader(input, input.Schema[c.Index]))];
        var read = new ConcatenatedPart<T>[parts.Length];
        return (ref VBuffer<T> value) =>
        {
            int length = 0, count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                read[i] = parts[i]();
                length = checked(length + read[i].Vector.Length);
                count += read[i].Vector.GetValues().Length;
            }

            VBufferEditor<T> editor = VBufferEditor.Create(ref value, length, count <= length / 2 ? count : length);
            int slot = 0, at = 0;
            foreach (ConcatenatedPart<T> part in read)
            {
                if (editor.Values.Length == length)
                    part.Vector.CopyTo(editor.Values, slot);
                else
                    at += part.CopyExplicit(editor.Values[at..], editor.Indices[at..], slot);
                slot += part.Vector.Length;
            }

            value = editor.Commit();
        };
    }
}
