using System.Numerics;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>What a fitted normalizer does with the slots of a column.</summary>
internal abstract class NormalizingFunction
{
    /// <summary>The number of slots, 1 for a scalar.</summary>
    public abstract int Size { get; }

    public abstract Delegate Getter(DataViewRow row, DataViewSchema.Column source);

    public abstract void Save(ModelWriter writer);

    public abstract NormalizingTransformer.NormalizerModelParametersBase Parameters(bool isVector);

    public static NormalizingFunction Load(ModelReader reader, Type item)
        => item == typeof(float) ? Load<float>(reader) : item == typeof(double) ? Load<double>(reader) : throw reader.Damaged($"a normalizer of {item}");

    private static NormalizingFunction Load<T>(ModelReader reader)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isCdf = reader.ReadBoolean();
        bool useLog = reader.ReadBoolean();
        T[] first = reader.ReadArray<T>(), second = reader.ReadArray<T>();
        if (first.Length == 0 || (second.Length != first.Length && (isCdf || second.Length != 0)))
            throw reader.Damaged("a normalizer with the wrong number of slots");
        return isCdf ? new CdfFunction<T>(first, second, useLog) : new AffineFunction<T>(first, second.Length == 0 ? null : second);
    }
}
