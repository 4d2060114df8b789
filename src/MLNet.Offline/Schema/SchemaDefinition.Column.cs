using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>A member and its column.</summary>
    public sealed class Column
    {
        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            Check.NonEmpty(memberName, nameof(memberName));
            MemberName = memberName;
            ColumnName = columnName;
            ColumnType = columnType;
        }

        /// <summary>The field or property.</summary>
        public string MemberName { get; }

        /// <summary>The name of the column.</summary>
        public string ColumnName { get; set; }

        /// <summary>The type of the column.</summary>
        public DataViewType ColumnType { get; set; }

        /// <summary>The annotations of the column.</summary>
        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach ((string kind, (DataViewType type, Delegate getter)) in Values)
                    builder.Add(kind, type, getter);
                return builder.ToAnnotations();
            }
        }

        internal Dictionary<string, (DataViewType Type, Delegate Getter)> Values { get; } = [];

        /// <summary>Adds an annotation; strings and arrays become text and vectors.</summary>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Check.Value(kind, nameof(kind));
            Check.Value(annotationType, nameof(annotationType));
            Check.That(!Values.ContainsKey(kind), "Column already contains an annotation of this kind.");
            Values[kind] = (annotationType, AnnotationValue.Getter(value, annotationType));
        }
    }
}
