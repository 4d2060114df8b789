using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>Reads what columns say of themselves.</summary>
internal static class Annotations
{
    public static string[] Texts(this DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> texts = default;
        column.Annotations.GetValue(kind, ref texts);
        return [.. texts.DenseValues().Select(text => text.ToString())];
    }

    public static string Text(this DataViewSchema.Column column, string kind)
    {
        ReadOnlyMemory<char> text = default;
        column.Annotations.GetValue(kind, ref text);
        return text.ToString();
    }

    public static uint SetId(this DataViewSchema.Column column)
    {
        uint id = 0;
        column.Annotations.GetValue("ScoreColumnSetId", ref id);
        return id;
    }
}
