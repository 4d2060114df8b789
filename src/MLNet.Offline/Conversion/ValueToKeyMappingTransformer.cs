using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces values by keys: numbers from 1, 0 for values that were not seen.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase, ISavableTransformer
{
    private readonly Vocabulary[] _vocabularies;
    private readonly bool _textValues;

    internal ValueToKeyMappingTransformer(ColumnPair[] pairs, Vocabulary[] vocabularies, bool textValues)
        : base(pairs)
    {
        _vocabularies = vocabularies;
        _textValues = textValues;
    }

    string ISavableTransformer.Kind => TransformerKinds.ValueToKey;

    void ISavableTransformer.Save(ModelWriter writer)
    {
        ColumnPair.Write(writer, Pairs);
        foreach (Vocabulary vocabulary in _vocabularies)
            vocabulary.Save(writer);
        writer.Write(_textValues);
    }

    internal static ITransformer Load(ModelReader reader)
    {
        ColumnPair[] pairs = ColumnPair.Read(reader);
        Vocabulary[] vocabularies = Array.ConvertAll(pairs, _ => Vocabulary.Load(reader));
        return new ValueToKeyMappingTransformer(pairs, vocabularies, reader.ReadBoolean());
    }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema)
    {
        for (int i = 0; i < Pairs.Length; i++)
        {
            DataViewType item = Pairs[i].FindInput(inputSchema).Type.ItemType();
            Check.That(item.Equals(_vocabularies[i].ItemType), $"Could not apply a map over type '{_vocabularies[i].ItemType}' to column '{Pairs[i].Input}' since it has type '{item}'");
        }

        return new Mapper(inputSchema, this);
    }

    private sealed class Mapper(DataViewSchema inputSchema, ValueToKeyMappingTransformer parent) : OneToOneMapper(inputSchema, parent.Pairs)
    {
        protected override DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source)
        {
            Vocabulary vocabulary = parent._vocabularies[added];
            var annotations = new DataViewSchema.Annotations.Builder();
            vocabulary.AddKeyValues(annotations, source, parent._textValues);
            annotations.Add(source.Annotations, kind => kind == AnnotationKinds.SlotNames);
            DataViewType type = source.Type is VectorDataViewType vector ? new VectorDataViewType(vocabulary.KeyType, vector.Dimensions) : vocabulary.KeyType;
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source) => parent._vocabularies[added].KeyGetter(input, source);
    }
}
