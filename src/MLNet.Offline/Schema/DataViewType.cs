using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>The type of a column.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType)
    {
        Check.Value(rawType, nameof(rawType));
        RawType = rawType;
    }

    /// <summary>The .NET type of its values: that of the getters.</summary>
    public Type RawType { get; }

    /// <summary>Whether both types are the same.</summary>
    public abstract bool Equals(DataViewType other);
}
