using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Makes an unsigned integer member a key. The member counts from 0 and the key column from 1; a member of <paramref name="count"/> or more is the missing key.</summary>
/// <param name="count">The number of keys.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute(ulong count) : Attribute
{
    /// <summary>Not supported: a key needs its count.</summary>
    public KeyTypeAttribute()
        : this(1)
        => throw Fault.Unsupported("Using KeyType without the Count parameter is not supported");

    internal ulong Count { get; } = count != 0 ? count : throw Fault.Param(nameof(count), "The number of keys must be positive.");
}
