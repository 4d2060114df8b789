using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// Trainers and metrics of several labels a row, which ML.NET itself does not have: <c>mlContext.MultiLabelClassification</c>. A row's labels are a vector of Booleans, or of 0 and 1, with the labels as
/// slot names; its scores are a vector of probabilities.
/// </summary>
public sealed class MultiLabelCatalog
{
    private const string Score = ScoreColumns.Score;

    private readonly MLContext _mlContext;

    private MultiLabelCatalog(MLContext mlContext) => _mlContext = mlContext;

    /// <summary>The trainers.</summary>
    public MultiLabelTrainers Trainers { get; } = new();

    /// <summary>The catalog of a context; the same as <c>mlContext.MultiLabelClassification</c>.</summary>
    /// <param name="mlContext">The context.</param>
    public static MultiLabelCatalog For(MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new MultiLabelCatalog(mlContext);
    }

    /// <summary>
    /// Judges scored rows. Rows whose scores are NaN, those of bad frames, are left out, as ML.NET's own evaluators do.
    /// </summary>
    /// <param name="data">Scored rows with their labels.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    /// <param name="scoreColumnName">The column of scores.</param>
    /// <param name="options">Thresholds and intervals; thresholds that are null are those of the model that scored, else 0.5 each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, of another type, or has another number of labels.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidInputException">A label is neither 0 nor 1, or no row has scores.</exception>
    public MultiLabelMetrics Evaluate(IDataView data, string labelColumnName = FrameColumns.Labels, string scoreColumnName = Score, MultiLabelOptions? options = null)
    {
        var rows = ScoredLabels.Read(data, labelColumnName, scoreColumnName);
        options ??= new MultiLabelOptions();
        return MultiLabelMetrics.Of(rows.Names, rows.Truth, rows.Scores, options with { Thresholds = options.Thresholds ?? rows.Thresholds });
    }

    /// <summary>
    /// The threshold of each label with the best F1 on scored rows. Give rows that the model was not trained on, or the thresholds will be too good to be true; judge them on still others. A label that no row has keeps the threshold
    /// that it has.
    /// </summary>
    /// <param name="data">Scored rows with their labels.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    /// <param name="scoreColumnName">The column of scores.</param>
    /// <returns>A threshold for each label, halfway between the scores that it divides; of equal F1 the one nearest to 0.5.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, of another type, or has another number of labels.</exception>
    /// <exception cref="InvalidInputException">A label is neither 0 nor 1, or no row has scores.</exception>
    public IReadOnlyList<float> TuneThresholds(IDataView data, string labelColumnName = FrameColumns.Labels, string scoreColumnName = Score)
    {
        var rows = ScoredLabels.Read(data, labelColumnName, scoreColumnName);
        return [.. rows.Names.Select((_, label) => ThresholdSearch.Best(
            [.. rows.Scores.Select(scores => scores[label])], [.. rows.Truth.Select(truth => truth[label])], rows.Thresholds?[label] ?? MultiLabelOptions.DefaultThreshold))];
    }

    /// <summary>A pipeline whose multi-label network decides at other thresholds. Nothing is trained anew, and the pipeline itself stays as it is.</summary>
    /// <param name="model">A <see cref="MultiLabelDiffractionNetworkTransformer"/>, or a fitted pipeline with one.</param>
    /// <param name="thresholds">One for each label.</param>
    /// <exception cref="ArgumentException">The pipeline has no such network, or more than one; there is not one threshold for each label, or one is not finite.</exception>
    public ITransformer ChangeThresholds(ITransformer model, IReadOnlyList<float> thresholds)
    {
        ArgumentNullException.ThrowIfNull(model);
        ITransformer[] stages = [.. StageRegistry.Flatten(model)];
        int networks = stages.Count(stage => stage is MultiLabelDiffractionNetworkTransformer);
        if (networks != 1)
            throw new ArgumentException($"the pipeline has {networks} multi-label networks; one was expected", nameof(model));
        return new TransformerChain<ITransformer>([.. stages.Select(stage => stage is MultiLabelDiffractionNetworkTransformer network ? network.WithThresholds(thresholds) : stage)]);
    }

    /// <summary>Fits an estimator on all folds but one, and judges it on that one, for each fold.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">A trainer, or a pipeline with one.</param>
    /// <param name="numberOfFolds">Number of folds, at least 2.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    /// <param name="samplingKeyColumnName">Rows of one value, such as those of one model, stay in one fold; null for none.</param>
    /// <param name="seed">Seed of the split; null for the context's.</param>
    /// <param name="options">How each fold is judged.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or a column is missing or of another type.</exception>
    public IReadOnlyList<MultiLabelFold> CrossValidate(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = FrameColumns.Labels, string? samplingKeyColumnName = null, int? seed = null, MultiLabelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        var folds = new List<MultiLabelFold>();
        foreach (DataOperationsCatalog.TrainTestData split in _mlContext.Data.CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed))
        {
            ITransformer model = estimator.Fit(split.TrainSet);
            IDataView scored = model.Transform(split.TestSet);
            folds.Add(new MultiLabelFold(folds.Count, model, Evaluate(scored, labelColumnName, Score, options), scored));
        }

        return folds;
    }
}
