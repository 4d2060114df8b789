using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    /// <summary>A column of a shape.</summary>
    public struct Column
    {
        /// <summary>The name.</summary>
        public readonly string Name;

        /// <summary>Scalar or vector.</summary>
        public readonly VectorKind Kind;

        /// <summary>The type of the items; for keys the number type that holds them.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the items are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The annotations.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind vecKind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Check.NonEmpty(name, nameof(name));
            Check.Param(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Check.Param(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Check.Param(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType), "The item type must be valid for a key");
            Name = name;
            Kind = vecKind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        /// <summary>Scalar or vector.</summary>
        public enum VectorKind
        {
            /// <summary>One item.</summary>
            Scalar,

            /// <summary>A known number of items.</summary>
            Vector,

            /// <summary>A number of items that differs from row to row.</summary>
            VariableVector,
        }

        internal readonly bool IsValid => Name is not null;

        /// <summary>The column that a schema's column looks like.</summary>
        internal static Column Of(DataViewSchema.Column column)
            => Of(column.Name, column.Type, column.Annotations.Schema.Select(a => Of(a.Name, a.Type, [])));

        internal static Column Of(string name, DataViewType type, IEnumerable<Column> annotations)
        {
            VectorKind kind = type switch
            {
                VectorDataViewType { IsKnownSize: true } => VectorKind.Vector,
                VectorDataViewType => VectorKind.VariableVector,
                _ => VectorKind.Scalar,
            };
            DataViewType item = type.ItemType();
            bool isKey = item is KeyDataViewType;
            return new Column(name, kind, isKey ? PrimitiveTypes.OfRaw(item.RawType) : item, isKey, new SchemaShape(annotations));
        }

        /// <summary>The same column under another name.</summary>
        internal readonly Column Named(string name) => new(name, Kind, ItemType, IsKey, Annotations);

        /// <summary>Whether <paramref name="source"/> can be used where this is asked for.</summary>
        internal readonly bool IsCompatibleWith(Column source)
            => Name == source.Name && Kind == source.Kind && ItemType.Equals(source.ItemType) && IsKey == source.IsKey
            && Annotations.All(a => source.Annotations.Find(a.Name) is Column found && a.IsCompatibleWith(found));

        /// <summary>The type in words, such as Vector&lt;Single&gt;.</summary>
        internal readonly string TypeText()
        {
            string item = IsKey ? $"Key<{ItemType}>" : $"{ItemType}";
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }
    }
}
