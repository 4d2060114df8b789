using System.Reflection;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>How the members of a row class are bound to columns; what attributes say can be changed here at run time.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Which members take part.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Those that can be read.</summary>
        Read = 1,

        /// <summary>Those that can be written.</summary>
        Write = 2,

        /// <summary>Those that can be read or written.</summary>
        Both = Read | Write,
    }

    /// <summary>The column of a name, null where there is none; setting replaces it or adds it.</summary>
    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName);
        set
        {
            Check.Value(value, nameof(value));
            Check.Param(value.ColumnName == columnName, nameof(columnName), $"The column name is '{value.ColumnName}' but must match the selector '{columnName}'.");
            int at = FindIndex(column => column.ColumnName == columnName);
            if (at >= 0)
                this[at] = value;
            else
                Add(value);
        }
    }

    /// <summary>The definition that the members and attributes of a class make.</summary>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Check.Value(userType, nameof(userType));
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (MemberInfo member in RowMembers.Of(userType, direction))
        {
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Check.Param(names.Add(name), nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, RowMembers.ColumnType(member), name));
        }

        return definition;
    }
}
