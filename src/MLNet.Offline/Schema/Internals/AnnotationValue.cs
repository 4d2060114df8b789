using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Getters of annotations whose value is given.</summary>
internal static class AnnotationValue
{
    /// <summary>The getter of a value, by its .NET type; the column type must agree with it.</summary>
    public static Delegate Getter<T>(T value, DataViewType type)
    {
        bool isVector = RowMembers.Unwrap(typeof(T), out Type item);
        Check.Param(PrimitiveTypes.OfRaw(item) is not null, nameof(value), $"Could not determine an IDataView type for an annotation of type {typeof(T)}.");
        Check.That(isVector == type is VectorDataViewType, $"The annotation's value is a {(isVector ? "vector" : "scalar")}, but its type is {type}.");
        Check.That(item == type.ItemType().RawType, $"The annotation's value has items of type {item}, but its type is {type}.");
        return value switch
        {
            string text => Scalar(text.AsMemory()),
            string[] texts => Vector(Array.ConvertAll(texts, t => t.AsMemory())),
            Array array => Generic.Invoke<Delegate>(() => Vector<int>(default), item, array),
            _ when isVector => Generic.Invoke<Delegate>(() => CopyOf<int>(default), item, value),
            _ => Scalar(value),
        };
    }

    /// <summary>A vector as an annotation; the array must not change any more.</summary>
    public static ValueGetter<VBuffer<T>> Vector<T>(T[] values) => (ref VBuffer<T> destination) => VBuffer<T>.Copy(values, 0, ref destination, values.Length);

    /// <summary>A single value as an annotation.</summary>
    public static ValueGetter<T> Scalar<T>(T value) => (ref T destination) => destination = value;

    private static ValueGetter<VBuffer<T>> CopyOf<T>(VBuffer<T> value) => (ref VBuffer<T> destination) => value.CopyTo(ref destination);
}
