using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces keys by the values that they stand for.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase, ISavableTransformer
{
    internal KeyToValueMappingTransformer(IReadOnlyList<ColumnPair> pairs)
        : base(pairs)
    {
    }

    string ISavableTransformer.Kind => TransformerKinds.KeyToValue;

    internal IReadOnlyList<ColumnPair> Columns => Pairs;

    void ISavableTransformer.Save(ModelWriter writer) => ColumnPair.Write(writer, Pairs);

    internal static ITransformer Load(ModelReader reader) => new KeyToValueMappingTransformer(ColumnPair.Read(reader));

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema)
    {
        foreach (ColumnPair pair in Pairs)
        {
            DataViewSchema.Column source = pair.FindInput(inputSchema);
            Check.That(source.AnnotationType(AnnotationKinds.KeyValues) is VectorDataViewType, $"Metadata KeyValues does not exist: column '{source.Name}' does not say what its keys stand for.");
            ulong values = (ulong)source.AnnotationType(AnnotationKinds.KeyValues).ValueCount();
            Check.That(values == source.Type.ItemType().KeyCount(), $"KeyValues metadata size does not match column type key count: column '{source.Name}' has {source.Type.ItemType().KeyCount()} keys and {values} values.");
        }

        return new Mapper(inputSchema, Pairs);
    }

    private sealed class Mapper(DataViewSchema inputSchema, ColumnPair[] pairs) : OneToOneMapper(inputSchema, pairs)
    {
        protected override DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source)
        {
            var item = (PrimitiveDataViewType)source.AnnotationType(AnnotationKinds.KeyValues).ItemType();
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(source.Annotations, kind => kind == AnnotationKinds.SlotNames);
            DataViewType type = source.Type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item;
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source)
        {
            DataViewType value = source.AnnotationType(AnnotationKinds.KeyValues).ItemType();
            Delegate map = Generic.Invoke<Delegate>(() => Lookup<uint, int>(default, null), source.Type.ItemType().RawType, value.RawType, source, value);
            return MappedGetter.Of(input, source, value, map);
        }

        private static Func<TKey, TValue> Lookup<TKey, TValue>(DataViewSchema.Column source, DataViewType type)
            where TKey : struct, System.Numerics.INumberBase<TKey>
        {
            VBuffer<TValue> buffer = default;
            source.Annotations.GetValue(AnnotationKinds.KeyValues, ref buffer);
            TValue[] values = [.. buffer.DenseValues()];
            TValue missing = type.RawType == typeof(float) ? (TValue)(object)float.NaN : type.RawType == typeof(double) ? (TValue)(object)double.NaN : default;
            return key => ulong.CreateTruncating(key) is ulong k and > 0 && k <= (ulong)values.Length ? values[k - 1] : missing;
        }
    }
}
