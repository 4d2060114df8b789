using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A member of a row class that is bound to a column.</summary>
internal sealed record RowColumn(string Name, DataViewType Type, MemberInfo Member, DataViewSchema.Annotations Annotations)
{
    public Type MemberType => RowMembers.TypeOf(Member);

    /// <summary>The bound members of a class, by a definition or by its attributes.</summary>
    public static RowColumn[] Of(Type rowType, SchemaDefinition definition, SchemaDefinition.Direction direction)
        => [.. (definition ?? SchemaDefinition.Create(rowType, direction)).Select(column => Of(rowType, column))];

    private static RowColumn Of(Type rowType, SchemaDefinition.Column column)
    {
        const string Name = "userSchemaDefinition";
        MemberInfo member = (MemberInfo)rowType.GetField(column.MemberName) ?? rowType.GetProperty(column.MemberName);
        Check.Param(member is not null, Name, $"No field or property with name '{column.MemberName}' found in type '{rowType.FullName}'");
        bool isVector = RowMembers.ItemOf(member, out Type item);
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        DataViewType type = column.ColumnType;
        if (type is null)
        {
            PrimitiveDataViewType itemType = PrimitiveTypes.OfRaw(item);
            type = isVector ? new VectorDataViewType(itemType) : itemType;
        }

        Check.Param(isVector == type is VectorDataViewType, Name, $"Column '{name}' is supposed to be of type {type}, but the associated member '{column.MemberName}' is a {(isVector ? "vector" : "scalar")}");
        Check.Param(type.ItemType().RawType == item, Name, $"Column '{name}' is supposed to have item type {type.ItemType().RawType}, but the associated member has type {item}");
        return new RowColumn(name, type, member, column.Annotations);
    }
}
