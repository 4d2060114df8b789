using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The names of annotations that mean something to this library, and what is asked of them.</summary>
internal static class AnnotationKinds
{
    public const string SlotNames = "SlotNames";
    public const string KeyValues = "KeyValues";
    public const string ScoreColumnSetId = "ScoreColumnSetId";
    public const string ScoreColumnKind = "ScoreColumnKind";
    public const string ScoreValueKind = "ScoreValueKind";
    public const string IsNormalized = "IsNormalized";
    public const string TrainingLabelValues = "TrainingLabelValues";
    public const string CategoricalSlotRanges = "CategoricalSlotRanges";

    /// <summary>The type of an annotation of a column, or null.</summary>
    public static DataViewType AnnotationType(this DataViewSchema.Column column, string kind) => column.Annotations.Schema.GetColumnOrNull(kind)?.Type;

    /// <summary>Whether a column has a name for each of its slots.</summary>
    public static bool HasSlotNames(this DataViewSchema.Column column)
        => column.Type is VectorDataViewType { IsKnownSize: true } vector && column.AnnotationType(SlotNames) is VectorDataViewType names
        && names.Size == vector.Size && names.ItemType is TextDataViewType;

    /// <summary>Whether a column says that it is normalized.</summary>
    public static bool IsNormalizedColumn(this DataViewSchema.Column column)
    {
        if (column.AnnotationType(IsNormalized) is not BooleanDataViewType)
            return false;
        bool value = false;
        column.Annotations.GetValue(IsNormalized, ref value);
        return value;
    }

    /// <summary>A scalar boolean annotation in a shape.</summary>
    public static SchemaShape.Column FlagShape(string kind) => new(kind, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);

    /// <summary>The annotation <see cref="SlotNames"/> in a shape.</summary>
    public static SchemaShape.Column SlotNamesShape { get; } = new(SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false);
}
