using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Maps vectors item by item.</summary>
internal static class VectorMap
{
    /// <summary>A sparse vector stays sparse where the default value maps to the default value.</summary>
    public static void Apply<TSource, TResult>(in VBuffer<TSource> source, Func<TSource, TResult> map, TResult ofDefault, ref VBuffer<TResult> result)
    {
        ReadOnlySpan<TSource> values = source.GetValues();
        bool dense = source.IsDense;
        bool keepSparse = !dense && IsDefault(ofDefault);
        VBufferEditor<TResult> editor = VBufferEditor.Create(ref result, source.Length, keepSparse ? values.Length : source.Length);
        if (dense || keepSparse)
        {
            for (int i = 0; i < values.Length; i++)
                editor.Values[i] = map(values[i]);
            source.GetIndices().CopyTo(editor.Indices);
        }
        else
        {
            editor.Values.Fill(ofDefault);
            ReadOnlySpan<int> indices = source.GetIndices();
            for (int i = 0; i < values.Length; i++)
                editor.Values[indices[i]] = map(values[i]);
        }

        result = editor.Commit();
    }

    private static bool IsDefault<T>(T value) => value is ReadOnlyMemory<char> text ? text.IsEmpty : EqualityComparer<T>.Default.Equals(value, default);
}
