using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The values of a column, numbered from 1, by their type.</summary>
internal abstract class Vocabulary<T>(PrimitiveDataViewType itemType, IEqualityComparer<T> comparer, IComparer<T> order) : Vocabulary(itemType)
{
    private readonly Dictionary<T, uint> _keys = new(comparer);
    private readonly List<T> _terms = [];

    public sealed override int Count => _terms.Count;

    protected IReadOnlyList<T> Terms => _terms;

    public sealed override void Sort()
    {
        T[] sorted = [.. _terms.Order(order)];
        _terms.Clear();
        _keys.Clear();
        foreach (T term in sorted)
            Add(term);
    }

    public sealed override Func<bool> Learner(DataViewRow row, DataViewSchema.Column column, int limit)
    {
        if (column.Type is not VectorDataViewType)
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default;
            return () =>
            {
                get(ref value);
                return Learn(value, limit);
            };
        }

        ValueGetter<VBuffer<T>> getVector = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> vector = default;
        return () =>
        {
            getVector(ref vector);
            if (vector.IsDense)
            {
                foreach (T item in vector.GetValues())
                {
                    if (!Learn(item, limit))
                        return false;
                }

                return true;
            }

            return vector.DenseValues().All(item => Learn(item, limit));
        };
    }

    public sealed override Delegate KeyGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType type)
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default;
            return (ValueGetter<uint>)((ref uint key) =>
            {
                get(ref value);
                key = KeyOf(value);
            });
        }

        ValueGetter<VBuffer<T>> getVector = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> vector = default;
        return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> keys) =>
        {
            getVector(ref vector);
            Check.That(type.Size == 0 || type.Size == vector.Length, $"Column '{column.Name}': expected {type.Size} slots, but got {vector.Length}");
            VectorMap.Apply(vector, KeyOf, KeyOf(default), ref keys);
        });
    }

    public sealed override void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText)
    {
        if (Count == 0)
            return;
        // Keys of keys: what the inner keys stand for is more telling than their numbers.
        if (ItemType is KeyDataViewType key && source.AnnotationType(AnnotationKinds.KeyValues) is VectorDataViewType names && (ulong)names.Size == key.Count)
            Generic.Invoke<object>(() => AddInnerValues<int>(null, default, null, null, false), names.ItemType.RawType, builder, source, names.ItemType, _terms.Select(InnerIndex).ToArray(), asText);
        else
            AddTerms(builder, ItemType, [.. _terms], asText);
    }

    /// <summary>A copy of a value that stays when the row is gone.</summary>
    protected virtual T Keep(T value) => value;

    /// <summary>Whether a value is missing: it never becomes a key.</summary>
    protected abstract bool IsMissing(T value);

    /// <summary>The place of a term that is a key itself.</summary>
    protected abstract int InnerIndex(T term);

    protected bool Add(T value)
    {
        if (!_keys.TryAdd(value, (uint)_terms.Count + 1))
            return false;
        _terms.Add(value);
        return true;
    }

    private static object AddInnerValues<TName>(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, PrimitiveDataViewType type, int[] indices, bool asText)
    {
        VBuffer<TName> names = default;
        source.Annotations.GetValue(AnnotationKinds.KeyValues, ref names);
        AddTerms(builder, type, Array.ConvertAll(indices, index => names.GetItemOrDefault(index)), asText);
        return null;
    }

    private static void AddTerms<TTerm>(DataViewSchema.Annotations.Builder builder, PrimitiveDataViewType type, TTerm[] terms, bool asText)
    {
        if (asText && type is not TextDataViewType)
        {
            Func<TTerm, string> text = TextOf.Values<TTerm>(type);
            builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(TextDataViewType.Instance, terms.Length), AnnotationValue.Vector(Array.ConvertAll(terms, t => text(t).AsMemory())));
        }
        else
        {
            builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(type, terms.Length), AnnotationValue.Vector(terms));
        }
    }

    private uint KeyOf(T value) => value is not null && _keys.TryGetValue(value, out uint key) ? key : 0;

    private bool Learn(T value, int limit)
    {
        if (Count >= limit)
            return false;
        if (!IsMissing(value) && !_keys.ContainsKey(value))
            Add(Keep(value));
        return Count < limit;
    }
}
