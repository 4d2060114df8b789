using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Getters of columns whose items go through a function.</summary>
internal static class MappedGetter
{
    /// <summary>The getter of a column, scalar or vector, mapped by a <see cref="Func{T, TResult}"/> of the raw item types.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column source, DataViewType result, Delegate map)
        => Generic.Invoke<Delegate>(() => Make<int, int>(null, default, null), source.Type.ItemType().RawType, result.ItemType().RawType, row, source, map);

    private static Delegate Make<TSource, TResult>(DataViewRow row, DataViewSchema.Column source, Func<TSource, TResult> map)
    {
        if (source.Type is not VectorDataViewType)
        {
            ValueGetter<TSource> get = row.GetGetter<TSource>(source);
            TSource value = default;
            return (ValueGetter<TResult>)((ref TResult result) =>
            {
                get(ref value);
                result = map(value);
            });
        }

        ValueGetter<VBuffer<TSource>> getVector = row.GetGetter<VBuffer<TSource>>(source);
        VBuffer<TSource> vector = default;
        TResult ofDefault = map(default);
        return (ValueGetter<VBuffer<TResult>>)((ref VBuffer<TResult> result) =>
        {
            getVector(ref vector);
            VectorMap.Apply(vector, map, ofDefault, ref result);
        });
    }
}
