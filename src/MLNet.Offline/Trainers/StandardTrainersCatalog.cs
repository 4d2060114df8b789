using Microsoft.ML.Internals;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>The trainers.</summary>
public static class StandardTrainersCatalog
{
    /// <summary>Logistic regression by limited-memory BFGS. scikit-learn's C is 1 / <paramref name="l2Regularization"/> with <paramref name="l1Regularization"/> 0.</summary>
    /// <param name="catalog">The trainers of the context.</param>
    /// <param name="labelColumnName">Column of labels, <see cref="bool"/>.</param>
    /// <param name="featureColumnName">Column of features, a known-size vector of <see cref="float"/>.</param>
    /// <param name="exampleWeightColumnName">Column of weights, null for equal ones.</param>
    /// <param name="l1Regularization">Weight of the absolute weights.</param>
    /// <param name="l2Regularization">Weight of half the squared weights.</param>
    /// <param name="optimizationTolerance">Mean improvement at which training ends.</param>
    /// <param name="historySize">Steps that are remembered.</param>
    /// <param name="enforceNonNegativity">No weight may be negative.</param>
    public static LbfgsLogisticRegressionBinaryTrainer LbfgsLogisticRegression(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        float l1Regularization = LbfgsDefaults.L1Regularization,
        float l2Regularization = LbfgsDefaults.L2Regularization,
        float optimizationTolerance = LbfgsDefaults.OptimizationTolerance,
        int historySize = LbfgsDefaults.HistorySize,
        bool enforceNonNegativity = false)
        => catalog.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L1Regularization = l1Regularization,
            L2Regularization = l2Regularization,
            OptimizationTolerance = optimizationTolerance,
            HistorySize = historySize,
            EnforceNonNegativity = enforceNonNegativity,
        });

    /// <summary>Logistic regression by limited-memory BFGS.</summary>
    /// <param name="catalog">The trainers of the context.</param>
    /// <param name="options">Options of the trainer.</param>
    public static LbfgsLogisticRegressionBinaryTrainer LbfgsLogisticRegression(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, LbfgsLogisticRegressionBinaryTrainer.Options options)
    {
        Check.Value(catalog, nameof(catalog));
        Check.Value(options, nameof(options));
        return new LbfgsLogisticRegressionBinaryTrainer(catalog.Owner.Environment, options);
    }

    /// <summary>Multinomial logistic regression by limited-memory BFGS.</summary>
    /// <param name="catalog">The trainers of the context.</param>
    /// <param name="labelColumnName">Column of labels, a key.</param>
    /// <param name="featureColumnName">Column of features, a known-size vector of <see cref="float"/>.</param>
    /// <param name="exampleWeightColumnName">Column of weights, null for equal ones.</param>
    /// <param name="l1Regularization">Weight of the absolute weights.</param>
    /// <param name="l2Regularization">Weight of half the squared weights.</param>
    /// <param name="optimizationTolerance">Mean improvement at which training ends.</param>
    /// <param name="historySize">Steps that are remembered.</param>
    /// <param name="enforceNonNegativity">No weight may be negative.</param>
    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        float l1Regularization = LbfgsDefaults.L1Regularization,
        float l2Regularization = LbfgsDefaults.L2Regularization,
        float optimizationTolerance = LbfgsDefaults.OptimizationTolerance,
        int historySize = LbfgsDefaults.HistorySize,
        bool enforceNonNegativity = false)
        => catalog.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L1Regularization = l1Regularization,
            L2Regularization = l2Regularization,
            OptimizationTolerance = optimizationTolerance,
            HistorySize = historySize,
            EnforceNonNegativity = enforceNonNegativity,
        });

    /// <summary>Multinomial logistic regression by limited-memory BFGS.</summary>
    /// <param name="catalog">The trainers of the context.</param>
    /// <param name="options">Options of the trainer.</param>
    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, LbfgsMaximumEntropyMulticlassTrainer.Options options)
    {
        Check.Value(catalog, nameof(catalog));
        Check.Value(options, nameof(options));
        return new LbfgsMaximumEntropyMulticlassTrainer(catalog.Owner.Environment, options);
    }
}
