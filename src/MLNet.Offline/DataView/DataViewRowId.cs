namespace Microsoft.ML.Data;

/// <summary>The identity of a row: 128 bits that follow it through filters and shuffles.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    /// <summary>The low 64 bits.</summary>
    public readonly ulong Low;

    /// <summary>The high 64 bits.</summary>
    public readonly ulong High;

    /// <summary>An identity from its two halves.</summary>
    public DataViewRowId(ulong low, ulong high) => (Low, High) = (low, high);

    /// <inheritdoc/>
    public int CompareTo(DataViewRowId other) => (High, Low).CompareTo((other.High, other.Low));

    /// <inheritdoc/>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High);

    /// <summary>The 32 hexadecimal digits, high half first.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";
}
