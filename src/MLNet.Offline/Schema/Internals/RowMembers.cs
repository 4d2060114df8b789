using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>The members of row classes and the column types that they and their attributes make.</summary>
internal static class RowMembers
{
    /// <summary>Public fields, then public properties that can be read or written as asked; channels, constants and <see cref="NoColumnAttribute"/> left out.</summary>
    public static IEnumerable<MemberInfo> Of(Type type, SchemaDefinition.Direction direction)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        bool read = direction.HasFlag(SchemaDefinition.Direction.Read), write = direction.HasFlag(SchemaDefinition.Direction.Write);
        IEnumerable<MemberInfo> fields = type.GetFields(Public);
        IEnumerable<MemberInfo> properties = type.GetProperties(Public)
            .Where(p => ((read && p.GetGetMethod() is not null) || (write && p.GetSetMethod() is not null)) && p.GetIndexParameters().Length == 0);
        return fields.Concat(properties).Where(member => TypeOf(member) != typeof(IChannel) && member.GetCustomAttribute<NoColumnAttribute>() is null);
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The item type of arrays and vectors, text for strings, the type itself otherwise; whether it is a vector.</summary>
    public static bool Unwrap(Type type, out Type item)
    {
        bool isVector = true;
        if (type.IsArray)
        {
            item = type.GetElementType();
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>))
        {
            item = type.GetGenericArguments()[0];
        }
        else
        {
            item = type;
            isVector = false;
        }

        if (item == typeof(string))
            item = typeof(ReadOnlyMemory<char>);
        return isVector;
    }

    /// <summary>Whether a member is a vector, and the .NET type of its items, which must be one that columns can have.</summary>
    public static bool ItemOf(MemberInfo member, out Type item)
    {
        bool isVector = Unwrap(TypeOf(member), out item);
        Check.Param(PrimitiveTypes.OfRaw(item) is not null, "rawType", $"Could not determine an IDataView type for member {member.Name}: {item} is none of the primitive column types.");
        return isVector;
    }

    /// <summary>The column type that a member and its attributes make.</summary>
    public static DataViewType ColumnType(MemberInfo member)
    {
        bool isVector = ItemOf(member, out Type raw);
        PrimitiveDataViewType item = PrimitiveTypes.OfRaw(raw);
        if (member.GetCustomAttribute<KeyTypeAttribute>() is KeyTypeAttribute key)
        {
            Check.Param(KeyDataViewType.IsValidDataType(raw), "userType", $"Member {member.Name} is marked with {nameof(KeyTypeAttribute)}, but keys cannot be held in {raw}");
            item = new KeyDataViewType(raw, key.Count);
        }

        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Check.Param(vector is null || isVector, "userType", $"Member {member.Name} is marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        if (!isVector)
            return item;
        return vector?.Dimensions is { Length: > 0 } dimensions ? new VectorDataViewType(item, dimensions) : new VectorDataViewType(item, 0);
    }
}
