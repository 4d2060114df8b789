namespace Microsoft.ML.Data;

/// <summary>The columns of a text file that a member is read from. Nothing here reads text files: the attribute is accepted so that row classes compile.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One column.</summary>
    public LoadColumnAttribute(int fieldIndex)
        : this([fieldIndex])
    {
    }

    /// <summary>A range of columns, both ends included.</summary>
    public LoadColumnAttribute(int start, int end)
        : this([.. Enumerable.Range(start, end - start + 1)])
    {
    }

    /// <summary>Several columns.</summary>
    public LoadColumnAttribute(int[] columnIndexes) => Columns = columnIndexes;

    internal int[] Columns { get; }
}
