using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Adds columns by a function of the caller's. The function runs once per row, when the first of its columns is fetched.</summary>
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer, ISavableTransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapAction;
    private readonly string _contractName;
    private readonly RowReader<TDst> _output;

    internal CustomMappingTransformer(Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition inputSchemaDefinition, SchemaDefinition outputSchemaDefinition)
    {
        Check.Value(mapAction, nameof(mapAction));
        _mapAction = mapAction;
        _contractName = contractName;
        InputDefinition = inputSchemaDefinition;
        _output = new RowReader<TDst>(RowColumn.Of(typeof(TDst), outputSchemaDefinition, SchemaDefinition.Direction.Write));
    }

    bool ITransformer.IsRowToRowMapper => true;

    string ISavableTransformer.Kind => TransformerKinds.CustomMapping;

    internal SchemaDefinition InputDefinition { get; }

    internal DataViewSchema OutputSchema => _output.Schema;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new Mapper(inputSchema, this).Output.Schema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new MappedDataView(input, new Mapper(input.Schema, this));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new MappedRowMapper(new Mapper(inputSchema, this));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Check.That(_contractName is not null, "Empty contract name for a transform: the transform cannot be saved");
        ctx.Save(this);
    }

    void ISavableTransformer.Save(ModelWriter writer) => writer.Write(_contractName);

    private sealed class Mapper : RowMapper
    {
        private readonly CustomMappingTransformer<TSrc, TDst> _parent;
        private readonly RowWriter<TSrc> _input;

        public Mapper(DataViewSchema inputSchema, CustomMappingTransformer<TSrc, TDst> parent)
            : base(inputSchema)
        {
            Check.Value(inputSchema, nameof(inputSchema));
            _parent = parent;
            _input = new RowWriter<TSrc>(inputSchema, ignoreMissingColumns: false, parent.InputDefinition);
            Added = [.. parent._output.Schema.Select(c => new DataViewSchema.DetachedColumn(c))];
        }

        public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

        public override IEnumerable<int> Dependencies(int added) => _input.Columns.Select(c => c.Index);

        public override Delegate[] MakeGetters(DataViewRow input, bool[] active, out Action dispose)
        {
            dispose = null;
            var getters = new Delegate[active.Length];
            if (Array.IndexOf(active, true) < 0)
                return getters;
            Action<TSrc> fill = _input.MakeFiller(input);
            var source = new TSrc();
            var result = new TDst();
            long mapped = -1;
            TDst Current()
            {
                if (mapped != input.Position)
                {
                    fill(source);
                    _parent._mapAction(source, result);
                    mapped = input.Position;
                }

                return result;
            }

            for (int i = 0; i < active.Length; i++)
                getters[i] = active[i] ? _parent._output.MakeGetter(i, Current) : null;
            return getters;
        }

        protected override Delegate MakeGetter(DataViewRow input, int added) => throw new NotSupportedException("The getters of a custom mapping are made together.");
    }
}
