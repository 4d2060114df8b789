using System.Collections.Immutable;
using System.Text;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Vectors, matrices and tensors of a primitive type; values are <see cref="VBuffer{T}"/>. A dimension of 0 is not known beforehand.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <summary>Vectors of a size; 0 where it varies.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : this(itemType, ImmutableArray.Create(size), nameof(size))
    {
    }

    /// <summary>Tensors of several dimensions.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, dimensions is null ? [] : [.. dimensions], nameof(dimensions))
    {
    }

    /// <summary>Tensors of several dimensions.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : this(itemType, dimensions.IsDefault ? [] : dimensions, nameof(dimensions))
    {
    }

    private VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions, string paramName)
        : base(RawTypeOf(itemType))
    {
        Check.Param(dimensions.Length > 0, paramName);
        Check.Param(dimensions.All(d => d >= 0), paramName);
        ItemType = itemType;
        Dimensions = dimensions;
        Size = dimensions.Aggregate(1, (product, d) => checked(product * d));
    }

    /// <summary>The dimensions, the last one the fastest.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The type of the items.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The number of items; 0 where it varies.</summary>
    public int Size { get; }

    /// <summary>Whether all vectors have the same size.</summary>
    public bool IsKnownSize => Size > 0;

    /// <inheritdoc/>
    public override bool Equals(DataViewType other)
        => ReferenceEquals(this, other) || (other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Dimensions.SequenceEqual(Dimensions));

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ItemType);
        foreach (int dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("Vector<").Append(ItemType);
        foreach (int dimension in Dimensions)
        {
            if (dimension > 0)
                text.Append(", ").Append(dimension);
            else if (Dimensions.Length > 1)
                text.Append(", *");
        }

        return text.Append('>').ToString();
    }

    private static Type RawTypeOf(PrimitiveDataViewType itemType)
    {
        Check.Value(itemType, nameof(itemType));
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }
}
