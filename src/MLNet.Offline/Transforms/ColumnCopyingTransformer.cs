using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Copies columns under other names, with their annotations.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase, ISavableTransformer
{
    internal ColumnCopyingTransformer(IReadOnlyList<ColumnPair> pairs)
        : base(pairs)
    {
    }

    string ISavableTransformer.Kind => TransformerKinds.Copy;

    internal IReadOnlyList<ColumnPair> Columns => Pairs;

    void ISavableTransformer.Save(ModelWriter writer) => ColumnPair.Write(writer, Pairs);

    internal static ITransformer Load(ModelReader reader) => new ColumnCopyingTransformer(ColumnPair.Read(reader));

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(inputSchema, Pairs);

    private sealed class Mapper(DataViewSchema inputSchema, ColumnPair[] pairs) : OneToOneMapper(inputSchema, pairs)
    {
        protected override DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source) => new(name, source.Type, source.Annotations);

        protected override Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source) => AnyGetter.Of(input, source);
    }
}
