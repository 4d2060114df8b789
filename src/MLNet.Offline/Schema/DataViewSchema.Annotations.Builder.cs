using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        /// <summary>Makes annotations one by one.</summary>
        public sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            /// <summary>Adds those annotations of another column whose names are selected.</summary>
            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                if (annotations is null)
                    return;
                Check.Value(selector, nameof(selector));
                foreach (Column column in annotations.Schema)
                {
                    if (selector(column.Name))
                        AddAny(column.Name, column.Type, annotations._getters[column.Index], column.Annotations);
                }
            }

            /// <summary>Adds an annotation with its getter.</summary>
            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations annotations = null)
            {
                CheckNameAndType(name, type);
                Check.Value(getter, nameof(getter));
                CheckRawType<TValue>(type);
                AddAny(name, type, getter, annotations);
            }

            /// <summary>Adds an annotation with its getter, a <see cref="ValueGetter{TValue}"/> of the raw type of <paramref name="type"/>.</summary>
            public void Add(string name, DataViewType type, Delegate getter, Annotations annotations = null)
            {
                CheckNameAndType(name, type);
                Check.Value(getter, nameof(getter));
                Type expected = typeof(ValueGetter<>).MakeGenericType(type.RawType);
                if (getter.GetType() != expected)
                    throw new ArgumentException($"{nameof(getter)} must be of type '{expected}'", nameof(getter));
                AddAny(name, type, getter, annotations);
            }

            /// <summary>Adds an annotation that is one primitive value.</summary>
            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations annotations = null)
            {
                CheckNameAndType(name, type);
                CheckRawType<TValue>(type);
                AddAny(name, type, (ValueGetter<TValue>)((ref TValue destination) => destination = value), annotations);
            }

            /// <summary>The annotations added so far.</summary>
            public Annotations ToAnnotations() => new(_schema.ToSchema(), [.. _getters]);

            private static void CheckNameAndType(string name, DataViewType type)
            {
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentNullException(nameof(name));
                Check.Value(type, nameof(type));
            }

            private static void CheckRawType<TValue>(DataViewType type)
            {
                if (type.RawType != typeof(TValue))
                    throw new ArgumentException($"The raw type of {nameof(type)} must be '{typeof(TValue).FullName}', not '{type.RawType.FullName}'.", nameof(type));
            }

            private void AddAny(string name, DataViewType type, Delegate getter, Annotations annotations)
            {
                _schema.AddColumn(name, type, annotations);
                _getters.Add(getter);
            }
        }
    }
}
