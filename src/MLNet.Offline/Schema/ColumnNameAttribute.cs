namespace Microsoft.ML.Data;

/// <summary>The column that a member is bound to, where its name is not the member's.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class ColumnNameAttribute(string name) : Attribute
{
    internal string Name => name;
}
