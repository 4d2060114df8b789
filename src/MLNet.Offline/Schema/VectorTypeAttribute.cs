using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>The size or dimensions of an array or <see cref="VBuffer{T}"/> member; without it vectors are of variable size.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>A vector of variable size.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>A vector of a size.</summary>
    public VectorTypeAttribute(int size)
    {
        Check.Param(size >= 0, nameof(size), "Should be non-negative number");
        Dimensions = [size];
    }

    /// <summary>A tensor.</summary>
    public VectorTypeAttribute(params int[] dimensions)
    {
        Check.Param(Array.TrueForAll(dimensions, d => d >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dimensions = dimensions;
    }

    internal int[] Dimensions { get; }
}
