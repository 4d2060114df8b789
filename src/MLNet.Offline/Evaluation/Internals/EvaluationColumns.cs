namespace Microsoft.ML.Data;

/// <summary>Finds the columns that an evaluation needs.</summary>
internal static class EvaluationColumns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string role, string name)
        => schema.GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(nameof(schema), $"{role} column '{name}' not found");
}
