using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>What a fitted normalizer does with the slots of a column, by the type of its numbers.</summary>
internal abstract class NormalizingFunction<T> : NormalizingFunction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public sealed override Delegate Getter(DataViewRow row, DataViewSchema.Column source)
    {
        if (source.Type is not VectorDataViewType)
        {
            ValueGetter<T> get = row.GetGetter<T>(source);
            return (ValueGetter<T>)((ref T value) =>
            {
                get(ref value);
                value = Apply(value, 0);
            });
        }

        ValueGetter<VBuffer<T>> getVector = row.GetGetter<VBuffer<T>>(source);
        VBuffer<T> buffer = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            getVector(ref buffer);
            Check.That(buffer.Length == Size, $"Normalizer expected {Size} slots but got {buffer.Length}");
            Apply(buffer, ref value);
        });
    }

    /// <summary>Whether an implicit zero stays zero in every slot.</summary>
    protected abstract bool KeepsImplicitZeros { get; }

    protected abstract T Apply(T value, int slot);

    private void Apply(in VBuffer<T> source, ref VBuffer<T> result)
    {
        ReadOnlySpan<T> values = source.GetValues();
        ReadOnlySpan<int> indices = source.GetIndices();
        bool sparse = !source.IsDense && KeepsImplicitZeros;
        VBufferEditor<T> editor = VBufferEditor.Create(ref result, Size, sparse ? values.Length : Size);
        if (source.IsDense)
        {
            for (int i = 0; i < values.Length; i++)
                editor.Values[i] = Apply(values[i], i);
        }
        else if (sparse)
        {
            indices.CopyTo(editor.Indices);
            for (int i = 0; i < values.Length; i++)
                editor.Values[i] = Apply(values[i], indices[i]);
        }
        else
        {
            for (int i = 0; i < Size; i++)
                editor.Values[i] = Apply(T.Zero, i);
            for (int i = 0; i < values.Length; i++)
                editor.Values[indices[i]] = Apply(values[i], indices[i]);
        }

        result = editor.Commit();
    }
}
