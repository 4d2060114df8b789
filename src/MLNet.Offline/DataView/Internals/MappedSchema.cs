namespace Microsoft.ML.Internals;

/// <summary>An input schema with columns added: those whose name is new at the end, the others right after the column that they hide.</summary>
internal sealed class MappedSchema
{
    // For each output column the index of the input column, or the complement of the index of the added column.
    private readonly int[] _sources;
    private readonly int _added;

    public MappedSchema(DataViewSchema input, IReadOnlyList<DataViewSchema.DetachedColumn> added)
    {
        Input = input;
        _added = added.Count;
        var sources = new List<int>(Enumerable.Range(0, input.Count));
        for (int i = 0; i < added.Count; i++)
        {
            string name = added[i].Name;
            int hides = sources.FindLastIndex(s => (s >= 0 ? input[s].Name : added[~s].Name) == name);
            sources.Insert(hides < 0 ? sources.Count : hides + 1, ~i);
        }

        _sources = [.. sources];
        var builder = new DataViewSchema.Builder();
        foreach (int source in _sources)
            builder.AddColumns([source >= 0 ? new DataViewSchema.DetachedColumn(input[source]) : added[~source]]);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    /// <summary>Where an output column comes from: an input column, or an added one.</summary>
    public (bool IsInput, int Index) Source(int column)
    {
        Check.That((uint)column < (uint)_sources.Length, $"Column index {column} is not part of the schema.");
        return _sources[column] >= 0 ? (true, _sources[column]) : (false, ~_sources[column]);
    }

    /// <summary>The added columns among active output columns.</summary>
    public bool[] ActiveAdded(bool[] active)
    {
        var result = new bool[_added];
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && _sources[i] < 0)
                result[~_sources[i]] = true;
        }

        return result;
    }

    /// <summary>The input columns that active output columns need: themselves, or what they are computed from.</summary>
    public bool[] ActiveInput(bool[] active, Func<int, IEnumerable<int>> dependencies)
    {
        var result = new bool[Input.Count];
        for (int i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            if (_sources[i] >= 0)
            {
                result[_sources[i]] = true;
                continue;
            }

            foreach (int needed in dependencies(~_sources[i]))
                result[needed] = true;
        }

        return result;
    }
}
