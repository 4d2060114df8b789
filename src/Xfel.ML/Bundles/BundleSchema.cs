using Microsoft.ML.Data;
using Microsoft.ML;

namespace Xfel.ML.Bundles;

/// <summary>Schemas as a manifest writes them.</summary>
internal static class BundleSchema
{
    private static readonly Dictionary<string, PrimitiveDataViewType> ItemTypes = new()
    {
        ["Single"] = NumberDataViewType.Single,
        ["Int64"] = NumberDataViewType.Int64,
        ["Int32"] = NumberDataViewType.Int32,
        ["Boolean"] = BooleanDataViewType.Instance,
        ["Text"] = TextDataViewType.Instance,
    };

    public static IReadOnlyList<BundleColumn> FromSchema(DataViewSchema schema) =>
        [.. schema.Where(column => !column.IsHidden).Select(column => new BundleColumn(
            column.Name,
            NameOf((column.Type as VectorDataViewType)?.ItemType ?? column.Type),
            column.Type is VectorDataViewType vector ? [.. vector.Dimensions] : []))];

    public static DataViewSchema ToSchema(IReadOnlyList<BundleColumn> columns, string path)
    {
        var builder = new DataViewSchema.Builder();
        foreach (BundleColumn column in columns)
        {
            if (!ItemTypes.TryGetValue(column.Type, out PrimitiveDataViewType? item) || column.Dimensions.Any(dimension => dimension < 0))
                throw new BundleException($"{path}: input column '{column.Name}' has the type '{column.Type}', expected one of {string.Join(", ", ItemTypes.Keys)}; train the model anew");
            builder.AddColumn(column.Name, column.Dimensions.Count == 0 ? item : new VectorDataViewType(item, column.Dimensions.ToArray()));
        }

        return builder.ToSchema();
    }

    private static string NameOf(DataViewType type) =>
        ItemTypes.FirstOrDefault(pair => pair.Value.Equals(type)).Key ?? type.ToString()!;
}
