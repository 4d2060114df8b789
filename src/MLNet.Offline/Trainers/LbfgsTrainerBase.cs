using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>
/// What the trainers by limited-memory BFGS share. They minimise the sum of the rows' losses plus <c>l1 |w|_1 + l2/2 |w|_2^2</c>,
/// divided by the sum of weights; biases are not penalised, nothing is normalised.
/// </summary>
/// <typeparam name="TOptions">Type of the options.</typeparam>
/// <typeparam name="TTransformer">The transformer that it fits.</typeparam>
/// <typeparam name="TModel">The model inside.</typeparam>
public abstract partial class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
{
    private static readonly TrainerInfo Wishes = new(normalization: true, caching: true);
    private readonly LbfgsSettings _settings;
    private readonly float _l2;
    private readonly float _initialDiameter;
    private readonly bool _quiet;
    private readonly int _threads;

    private protected LbfgsTrainerBase(IHostEnvironment env, TOptions options, SchemaShape.Column label)
        : base(
            env.Register(nameof(LbfgsTrainerBase<TOptions, TTransformer, TModel>)),
            new SchemaShape.Column(options.FeatureColumnName, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false),
            label,
            options.ExampleWeightColumnName is null ? default : new SchemaShape.Column(options.ExampleWeightColumnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false))
    {
        options.Check();
        _settings = new LbfgsSettings
        {
            HistorySize = options.HistorySize,
            Tolerance = options.OptimizationTolerance,
            MaximumIterations = options.MaximumNumberOfIterations,
            L1Weight = options.L1Regularization,
            NonNegative = options.EnforceNonNegativity,
        };
        _l2 = options.L2Regularization;
        _initialDiameter = options.InitialWeightsDiameter;
        _quiet = options.Quiet;
        _threads = options.NumberOfThreads ?? Environment.ProcessorCount;
    }

    /// <inheritdoc/>
    public override TrainerInfo Info => Wishes;

    /// <summary>Minimises the loss over the rows, and gives the parameters: biases, then the weights of each output.</summary>
    private protected float[] Minimize(TrainingColumns columns, RowLoss loss, ModelStart start)
    {
        using IChannel channel = Host.Start("Training");
        ITrainingRows rows = TrainingRows.Read(columns, _threads, channel);
        var settings = _settings with { BiasCount = loss.OutputCount, L1Weight = _settings.L1Weight / rows.Count };
        LbfgsResult result = LbfgsOptimizer.Minimize(new PenalizedMean(rows, loss, _l2).Evaluate, settings, Initial(loss, start));
        if (result.Premature is not null && !_quiet)
            channel.Warning(MessageSensitivity.None, "Premature convergence occurred. The OptimizationTolerance may be set too small. {0}", result.Premature);
        if (settings.L1Weight > 0 && !_quiet)
        {
            int kept = loss.OutputCount + result.Point.AsSpan(loss.OutputCount).Length - result.Point.AsSpan(loss.OutputCount).Count(0f);
            channel.Info(MessageSensitivity.None, "L1 regularization selected {0} of {1} weights.", kept, loss.ParameterCount);
        }

        return result.Point;
    }

    private float[] Initial(RowLoss loss, ModelStart start)
    {
        var initial = new float[loss.ParameterCount];
        if (start is not null)
        {
            Microsoft.ML.Internals.Check.That(start.Biases.Length == loss.OutputCount, "The initialization predictor has different number of classes than the training data.");
            Microsoft.ML.Internals.Check.That(start.Weights.Length == initial.Length - loss.OutputCount, "The initialization predictor has different number of features than the training data.");
            start.Biases.CopyTo(initial, 0);
            start.Weights.CopyTo(initial, start.Biases.Length);
        }
        else if (_initialDiameter > 0)
        {
            for (int i = 0; i < initial.Length; i++)
                initial[i] = _initialDiameter * (Host.Rand.NextSingle() - 0.5f);
        }

        return initial;
    }
}
