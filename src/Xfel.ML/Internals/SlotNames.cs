using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>The names of a vector column's slots.</summary>
internal static class SlotNames
{
    /// <summary>ML.NET's name of the annotation.</summary>
    public const string Kind = "SlotNames";

    /// <summary>The type of the annotation.</summary>
    public static VectorDataViewType TypeFor(int slots) => new(TextDataViewType.Instance, slots);

    /// <summary>The names as ML.NET has texts.</summary>
    public static ReadOnlyMemory<char>[] Texts(IEnumerable<string> names) => [.. names.Select(name => name.AsMemory())];

    /// <summary>The names of a column's slots, a slot without one by its number; null when the column names none.</summary>
    public static IReadOnlyList<string>? Of(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { Size: > 0 } vector
            || column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType names || names.ItemType is not TextDataViewType || names.Size != vector.Size)
        {
            return null;
        }

        VBuffer<ReadOnlyMemory<char>> texts = default;
        column.Annotations.GetValue(Kind, ref texts);
        return [.. texts.DenseValues().Select((text, slot) => text.IsEmpty ? FormattableString.Invariant($"{slot}") : text.ToString())];
    }

    /// <summary>The annotation, for a column that is built by hand.</summary>
    public static DataViewSchema.Annotations Annotate(IReadOnlyList<string> names)
    {
        ReadOnlyMemory<char>[] texts = Texts(names);
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(Kind, TypeFor(texts.Length), (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            texts.CopyTo(editor.Values);
            value = editor.Commit();
        });
        return builder.ToAnnotations();
    }
}
