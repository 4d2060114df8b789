using Microsoft.ML.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Xfel.ML.Bundles;

/// <summary>Schemas as a manifest writes them.</summary>
internal static partial class BundleSchema
{
    private static readonly Dictionary<string, PrimitiveDataViewType> ItemTypes = new PrimitiveDataViewType[]
    {
        NumberDataViewType.Single,
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        BooleanDataViewType.Instance,
    }.ToDictionary(type => type.RawType.Name).Append(new("Text", TextDataViewType.Instance)).ToDictionary();

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
            if (ItemOf(column.Type) is not { } item || column.Dimensions.Any(dimension => dimension < 0))
                throw new BundleException($"{path}: input column '{column.Name}' has the type '{column.Type}', expected one of {string.Join(", ", ItemTypes.Keys)}, or a key such as Key<UInt32, 5>; train the model anew");
            builder.AddColumn(column.Name, column.Dimensions.Count == 0 ? item : new VectorDataViewType(item, column.Dimensions.ToArray()));
        }

        return builder.ToSchema();
    }

    private static string NameOf(DataViewType type) => type is KeyDataViewType key
        ? FormattableString.Invariant($"Key<{key.RawType.Name}, {key.Count}>")
        : ItemTypes.FirstOrDefault(pair => pair.Value.Equals(type)).Key ?? type.ToString()!;

    private static PrimitiveDataViewType? ItemOf(string name)
    {
        if (ItemTypes.TryGetValue(name, out PrimitiveDataViewType? item))
            return item;
        Match key = KeyName().Match(name);
        return key.Success && ItemTypes.TryGetValue(key.Groups[1].Value, out PrimitiveDataViewType? raw) && KeyDataViewType.IsValidDataType(raw.RawType)
            && int.TryParse(key.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out int count) && count > 0 && count <= LargestKey(raw.RawType)
            ? new KeyDataViewType(raw.RawType, count)
            : null;
    }

    private static int LargestKey(Type raw) => raw == typeof(byte) ? byte.MaxValue : raw == typeof(ushort) ? ushort.MaxValue : int.MaxValue;

    [GeneratedRegex(@"^Key<(\w+), (\d+)>$")]
    private static partial Regex KeyName();
}
