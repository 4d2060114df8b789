using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Xfel.ML.Internals;

/// <summary>
/// The columns that ML.NET's evaluators look for, made row by row of the vector that the network scored in batches. The vector's own column has the name of the final one and is hidden by it.
/// </summary>
internal static class ScoreColumns
{
    public const string Score = "Score";
    public const string PredictedLabel = "PredictedLabel";
    public const string Probability = "Probability";

    private const string SetIdKind = "ScoreColumnSetId";
    private static readonly KeyDataViewType SetIdType = new(typeof(uint), int.MaxValue);
    private static readonly MLContext Context = new();

    /// <summary>The mapping of a row's vector to its columns.</summary>
    /// <param name="outputs">Length of the vector.</param>
    /// <param name="decide">Makes the columns' values.</param>
    /// <param name="definition">The columns' types and annotations.</param>
    public static CustomMappingEstimator<RawScores, TDecision> Mapping<TDecision>(int outputs, Action<RawScores, TDecision> decide, SchemaDefinition definition)
        where TDecision : class, new()
    {
        var input = SchemaDefinition.Create(typeof(RawScores));
        input[Score].ColumnType = new VectorDataViewType(NumberDataViewType.Single, outputs);
        return Context.Transforms.CustomMapping(decide, contractName: null, input, definition);
    }

    /// <summary>Fits a mapping, which looks at no row.</summary>
    public static ITransformer Fit<TDecision>(this CustomMappingEstimator<RawScores, TDecision> mapping, DataViewSchema schema)
        where TDecision : class, new() => mapping.Fit(new SchemaView(schema));

    /// <summary>The shape after a mapping.</summary>
    public static SchemaShape Propagate<TDecision>(this CustomMappingEstimator<RawScores, TDecision> mapping, SchemaShape input)
        where TDecision : class, new()
    {
        SchemaShape.Column[] added = [.. mapping.GetOutputSchema(new SchemaShape([FrameSchema.VectorShape(Score)]))];
        return new SchemaShape([.. input.Where(column => added.All(other => other.Name != column.Name)), .. added]);
    }

    /// <summary>The annotations that all columns of a set of scores have.</summary>
    /// <param name="column">The column.</param>
    /// <param name="task">The task, such as <c>MulticlassClassification</c>.</param>
    /// <param name="setId">Number of the set in its schema.</param>
    public static void Annotate(SchemaDefinition.Column column, string task, uint setId)
    {
        column.AddAnnotation("ScoreColumnKind", task.AsMemory(), TextDataViewType.Instance);
        column.AddAnnotation("ScoreValueKind", column.ColumnName.AsMemory(), TextDataViewType.Instance);
        column.AddAnnotation(SetIdKind, setId, SetIdType);
    }

    /// <summary>Names the slots of a vector column.</summary>
    public static void NameSlots(SchemaDefinition.Column column, IReadOnlyList<string> names) =>
        column.AddAnnotation(SlotNames.Kind, SlotNames.Texts(names), SlotNames.TypeFor(names.Count));

    /// <summary>The number of the next set of scores in a schema, as ML.NET counts them.</summary>
    public static uint NextSetId(DataViewSchema schema)
    {
        uint last = 0;
        foreach (DataViewSchema.Column column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(SetIdKind)?.Type is not KeyDataViewType { RawType: { } raw } || raw != typeof(uint))
                continue;
            uint id = 0;
            column.Annotations.GetValue(SetIdKind, ref id);
            last = Math.Max(last, id);
        }

        return last + 1;
    }
}
