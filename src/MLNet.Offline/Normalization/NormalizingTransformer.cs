using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Scales numbers slot by slot, as learnt.</summary>
public sealed partial class NormalizingTransformer : OneToOneTransformerBase, ISavableTransformer
{
    private readonly DataViewType[] _types;
    private readonly NormalizingFunction[] _functions;

    internal NormalizingTransformer(ColumnPair[] pairs, DataViewType[] types, NormalizingFunction[] functions)
        : base(pairs)
    {
        _types = types;
        _functions = functions;
    }

    string ISavableTransformer.Kind => TransformerKinds.Normalize;

    /// <summary>What was learnt of a column.</summary>
    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Check.Param(index >= 0 && index < _functions.Length, nameof(index), $"Not valid. Valid range is from 0 (inclusive) to {_functions.Length} (exclusive) but got {index}.");
        return _functions[index].Parameters(_types[index] is VectorDataViewType);
    }

    void ISavableTransformer.Save(ModelWriter writer)
    {
        ColumnPair.Write(writer, Pairs);
        for (int i = 0; i < Pairs.Length; i++)
        {
            writer.Write(_types[i]);
            _functions[i].Save(writer);
        }
    }

    internal static ITransformer Load(ModelReader reader)
    {
        ColumnPair[] pairs = ColumnPair.Read(reader);
        var types = new DataViewType[pairs.Length];
        var functions = new NormalizingFunction[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            types[i] = reader.ReadType();
            functions[i] = NormalizingFunction.Load(reader, types[i].ItemType().RawType);
            if (types[i].ValueCount() != functions[i].Size)
                throw reader.Damaged("a normalizer with the wrong number of slots");
        }

        return new NormalizingTransformer(pairs, types, functions);
    }

    internal static bool IsNormalizable(DataViewType type)
        => type.ValueCount() > 0 && (type.ItemType() == NumberDataViewType.Single || type.ItemType() == NumberDataViewType.Double);

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema)
    {
        foreach (ColumnPair pair in Pairs)
        {
            DataViewType found = pair.FindInput(inputSchema).Type;
            if (!IsNormalizable(found))
                throw Fault.WrongType(nameof(inputSchema), "input", pair.Input, "scalar or known-size vector of Single", found.ToString());
        }

        return new Mapper(inputSchema, this);
    }

    private sealed class Mapper(DataViewSchema inputSchema, NormalizingTransformer parent) : OneToOneMapper(inputSchema, parent.Pairs)
    {
        protected override DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
            annotations.Add(source.Annotations, kind => kind == AnnotationKinds.SlotNames);
            return new DataViewSchema.DetachedColumn(name, parent._types[added], annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source) => parent._functions[added].Getter(input, source);
    }
}
