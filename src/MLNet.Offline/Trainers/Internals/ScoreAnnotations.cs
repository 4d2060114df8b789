using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>The annotations of score columns: which of them belong together, and what each is.</summary>
internal static class ScoreAnnotations
{
    /// <summary>A builder with what all columns of a set of scores carry.</summary>
    /// <param name="input">The schema that the set is added to; its sets are counted.</param>
    /// <param name="columnKind">The task, such as BinaryClassification.</param>
    /// <param name="valueKind">The meaning of the column, such as Probability.</param>
    public static DataViewSchema.Annotations.Builder Builder(DataViewSchema input, string columnKind, string valueKind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(AnnotationKinds.ScoreColumnKind, TextDataViewType.Instance, columnKind.AsMemory());
        builder.AddPrimitiveValue(AnnotationKinds.ScoreValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        builder.AddPrimitiveValue(AnnotationKinds.ScoreColumnSetId, new KeyDataViewType(typeof(uint), int.MaxValue), NextSetId(input));
        return builder;
    }

    private static uint NextSetId(DataViewSchema input)
    {
        uint last = 0;
        foreach (DataViewSchema.Column column in input)
        {
            if (column.AnnotationType(AnnotationKinds.ScoreColumnSetId) is not KeyDataViewType { RawType: { } raw } || raw != typeof(uint))
                continue;
            uint id = 0;
            column.Annotations.GetValue(AnnotationKinds.ScoreColumnSetId, ref id);
            last = Math.Max(last, id);
        }

        return last + 1;
    }
}
