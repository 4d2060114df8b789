using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>What is learnt of each slot of a column: smallest and largest value, or mean and sum of squared deviations.</summary>
internal abstract class SlotStatistics<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes a row; only the explicit values of a sparse one.</summary>
    public void Add(in VBuffer<T> value, int size)
    {
        Check.That(value.Length == size, $"Normalizer expected {size} slots but got {value.Length}");
        Rows++;
        ReadOnlySpan<T> values = value.GetValues();
        ReadOnlySpan<int> indices = value.GetIndices();
        for (int i = 0; i < values.Length; i++)
            Add(value.IsDense ? i : indices[i], values[i]);
    }

    /// <summary>Takes the implicit zeros of the sparse rows into account.</summary>
    public abstract void Finish();

    /// <summary>The function that normalizes.</summary>
    public abstract NormalizingFunction<T> MakeFunction(NormalizingColumn options);

    protected long Rows { get; private set; }

    protected abstract void Add(int slot, T value);
}
