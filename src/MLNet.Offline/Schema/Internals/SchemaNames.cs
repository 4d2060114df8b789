namespace Microsoft.ML.Internals;

/// <summary>Names that a schema does not use yet.</summary>
internal static class SchemaNames
{
    /// <summary>The name itself where it is free, else a temporary one like it.</summary>
    public static string FreeName(this DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is null)
            return name;
        for (int i = 0; ; i++)
        {
            string candidate = $"temp_{name}_{i:000}";
            if (schema.GetColumnOrNull(candidate) is null)
                return candidate;
        }
    }
}
