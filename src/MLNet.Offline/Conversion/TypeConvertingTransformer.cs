using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Converts the items of columns to another primitive type; keys stay keys.</summary>
public sealed class TypeConvertingTransformer : OneToOneTransformerBase, ISavableTransformer
{
    private readonly DataKind _kind;

    internal TypeConvertingTransformer(IReadOnlyList<ColumnPair> pairs, DataKind kind)
        : base(pairs)
    {
        Check.Param(pairs.Count > 0, "columns", "columns cannot be null or empty");
        PrimitiveTypes.OfKind(kind);
        _kind = kind;
    }

    string ISavableTransformer.Kind => TransformerKinds.Convert;

    internal IReadOnlyList<ColumnPair> Columns => Pairs;

    void ISavableTransformer.Save(ModelWriter writer)
    {
        ColumnPair.Write(writer, Pairs);
        writer.Write((int)_kind);
    }

    internal static ITransformer Load(ModelReader reader)
    {
        ColumnPair[] pairs = ColumnPair.Read(reader);
        int kind = reader.ReadInt32();
        if (pairs.Length == 0 || kind is < (int)DataKind.SByte or > (int)DataKind.DateTimeOffset)
            throw reader.Damaged($"a conversion to kind {kind}");
        return new TypeConvertingTransformer(pairs, (DataKind)kind);
    }

    /// <summary>What items of a type become; null where they cannot become it.</summary>
    internal PrimitiveDataViewType ResultOf(DataViewType item)
    {
        PrimitiveDataViewType result = PrimitiveTypes.OfKind(_kind);
        if (item is KeyDataViewType key)
            result = KeyDataViewType.IsValidDataType(result.RawType) && key.Count <= MaxValue(result.RawType) ? new KeyDataViewType(result.RawType, key.Count) : null;
        return result is not null && Conversions.Find(item, result) is not null ? result : null;
    }

    internal DataKind Kind => _kind;

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema)
    {
        foreach (ColumnPair pair in Pairs)
        {
            DataViewSchema.Column source = pair.FindInput(inputSchema);
            Check.Param(ResultOf(source.Type.ItemType()) is not null, nameof(inputSchema), $"source column '{source.Name}' with item type '{source.Type}' is not compatible with destination type '{_kind}'");
        }

        return new Mapper(inputSchema, this);
    }

    private static ulong MaxValue(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };

    private sealed class Mapper(DataViewSchema inputSchema, TypeConvertingTransformer parent) : OneToOneMapper(inputSchema, parent.Pairs)
    {
        protected override DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source)
        {
            DataViewType item = source.Type.ItemType();
            PrimitiveDataViewType result = parent.ResultOf(item);
            DataViewType type = source.Type is VectorDataViewType vector ? new VectorDataViewType(result, vector.Dimensions) : result;
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(source.Annotations, kind => kind switch
            {
                AnnotationKinds.SlotNames => type is VectorDataViewType { IsKnownSize: true },
                AnnotationKinds.KeyValues => item is KeyDataViewType,
                AnnotationKinds.IsNormalized => item is NumberDataViewType && result is NumberDataViewType,
                _ => false,
            });
            if (source.Type is BooleanDataViewType && result is NumberDataViewType)
                annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source)
        {
            PrimitiveDataViewType result = parent.ResultOf(source.Type.ItemType());
            return MappedGetter.Of(input, source, result, Conversions.Find(source.Type.ItemType(), result));
        }
    }
}
