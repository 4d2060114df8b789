using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>The shapes of the columns that scoring adds, annotations included.</summary>
internal static class ScoreShapes
{
    public static SchemaShape.Column[] Binary() =>
    [
        Scalar("Score", NumberDataViewType.Single, false, Output()),
        Scalar("Probability", NumberDataViewType.Single, false, [.. Output(), Scalar(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance)]),
        Scalar("PredictedLabel", BooleanDataViewType.Instance, false, Output()),
    ];

    public static SchemaShape.Column[] Multiclass(SchemaShape.Column label)
    {
        List<SchemaShape.Column> score = [];
        List<SchemaShape.Column> decision = [];
        if (label.Annotations.Find(AnnotationKinds.KeyValues) is { } names)
        {
            decision.Add(names);
            if (names.Kind == SchemaShape.Column.VectorKind.Vector)
            {
                if (names.ItemType is TextDataViewType)
                    score.Add(new SchemaShape.Column(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));
                score.Add(new SchemaShape.Column(AnnotationKinds.TrainingLabelValues, SchemaShape.Column.VectorKind.Vector, names.ItemType, false));
            }
        }

        return
        [
            new SchemaShape.Column("Score", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, new SchemaShape([.. score, .. Output()])),
            Scalar("PredictedLabel", NumberDataViewType.UInt32, true, [.. decision, .. Output()]),
        ];
    }

    private static SchemaShape.Column[] Output() =>
        [Scalar(AnnotationKinds.ScoreColumnSetId, NumberDataViewType.UInt32, true), Scalar(AnnotationKinds.ScoreColumnKind, TextDataViewType.Instance), Scalar(AnnotationKinds.ScoreValueKind, TextDataViewType.Instance)];

    private static SchemaShape.Column Scalar(string name, DataViewType type, bool isKey = false, IEnumerable<SchemaShape.Column> annotations = null)
        => new(name, SchemaShape.Column.VectorKind.Scalar, type, isKey, annotations is null ? null : new SchemaShape(annotations));
}
