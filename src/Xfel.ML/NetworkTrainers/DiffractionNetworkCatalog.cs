using Microsoft.ML;

namespace Xfel.ML;

/// <summary>
/// Trains diffraction networks: <c>mlContext.MulticlassClassification.Trainers.DiffractionNetwork(...)</c>, <c>mlContext.BinaryClassification.Trainers.DiffractionNetwork(...)</c> and
/// <c>mlContext.MultiLabelClassification.Trainers.DiffractionNetwork(...)</c>.
/// </summary>
public static class DiffractionNetworkCatalog
{
    /// <summary>Trains a network to tell one class of several, as its paper does (<see cref="Networks.TrainingPresets.Han2017"/>).</summary>
    /// <param name="trainers">The catalog, <c>mlContext.MulticlassClassification.Trainers</c>.</param>
    /// <param name="labelColumnName">The column of labels: a key.</param>
    /// <param name="featureColumnName">The column of prepared frames.</param>
    /// <param name="network">One of <see cref="DiffractionNetworks.Names"/>.</param>
    /// <exception cref="ArgumentException">No network has that name, or a column name is empty.</exception>
    public static MulticlassDiffractionNetworkTrainer DiffractionNetwork(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers trainers, string labelColumnName = FrameColumns.Label, string featureColumnName = FrameColumns.Frame, string network = "resnet10") =>
        trainers.DiffractionNetwork(Options(labelColumnName, featureColumnName, network));

    /// <summary>Trains a network to tell one class of several.</summary>
    /// <param name="trainers">The catalog, <c>mlContext.MulticlassClassification.Trainers</c>.</param>
    /// <param name="options">Columns, network and training.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "ClassName")
    ///     .Append(mlContext.Transforms.ConvertToPhotons("Frame", scaling: PhotonScaling.Logarithmic))
    ///     .Append(mlContext.MulticlassClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions { Network = "resnet18", SamplingKeyColumnName = "ModelId" }))
    ///     .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    /// </code>
    /// </example>
    public static MulticlassDiffractionNetworkTrainer DiffractionNetwork(this MulticlassClassificationCatalog.MulticlassClassificationTrainers trainers, DiffractionNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        return new MulticlassDiffractionNetworkTrainer(options);
    }

    /// <summary>Trains a network to tell yes from no, as its paper does (<see cref="Networks.TrainingPresets.Han2017"/>).</summary>
    /// <param name="trainers">The catalog, <c>mlContext.BinaryClassification.Trainers</c>.</param>
    /// <param name="labelColumnName">The column of labels: Boolean.</param>
    /// <param name="featureColumnName">The column of prepared frames.</param>
    /// <param name="network">One of <see cref="DiffractionNetworks.Names"/>.</param>
    /// <exception cref="ArgumentException">No network has that name, or a column name is empty.</exception>
    public static BinaryDiffractionNetworkTrainer DiffractionNetwork(
        this BinaryClassificationCatalog.BinaryClassificationTrainers trainers, string labelColumnName = FrameColumns.Label, string featureColumnName = FrameColumns.Frame, string network = "resnet10") =>
        trainers.DiffractionNetwork(Options(labelColumnName, featureColumnName, network));

    /// <summary>Trains a network to tell yes from no.</summary>
    /// <param name="trainers">The catalog, <c>mlContext.BinaryClassification.Trainers</c>.</param>
    /// <param name="options">Columns, network and training.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.ConvertToPhotons("Frame", scaling: PhotonScaling.Logarithmic)
    ///     .Append(mlContext.BinaryClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions
    ///     {
    ///         Training = TrainingPresets.Han2017 with { ClassWeights = [1, 3] }, // hits are rare
    ///     }));
    /// </code>
    /// </example>
    public static BinaryDiffractionNetworkTrainer DiffractionNetwork(this BinaryClassificationCatalog.BinaryClassificationTrainers trainers, DiffractionNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        return new BinaryDiffractionNetworkTrainer(options);
    }

    /// <summary>Trains a network to tell which of several labels a frame has, as <see cref="Networks.TrainingPresets.Zimmermann2019"/> does.</summary>
    /// <param name="trainers">The catalog, <c>mlContext.MultiLabelClassification.Trainers</c>.</param>
    /// <param name="labelColumnName">The column of labels: a vector of Booleans, or of 0 and 1.</param>
    /// <param name="featureColumnName">The column of prepared frames.</param>
    /// <param name="network">One of <see cref="DiffractionNetworks.Names"/>.</param>
    /// <exception cref="ArgumentException">No network has that name, or a column name is empty.</exception>
    public static MultiLabelDiffractionNetworkTrainer DiffractionNetwork(
        this MultiLabelTrainers trainers, string labelColumnName = FrameColumns.Labels, string featureColumnName = FrameColumns.Frame, string network = "resnet18") =>
        trainers.DiffractionNetwork(Options(labelColumnName, featureColumnName, network) with { Training = Networks.TrainingPresets.Zimmermann2019 });

    /// <summary>Trains a network to tell which of several labels a frame has.</summary>
    /// <param name="trainers">The catalog, <c>mlContext.MultiLabelClassification.Trainers</c>.</param>
    /// <param name="options">Columns, network and training.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <example>
    /// <code>
    /// var trainer = mlContext.MultiLabelClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions
    /// {
    ///     Network = "resnet18",
    ///     Training = TrainingPresets.Zimmermann2019 with { Epochs = 20 },
    ///     SamplingKeyColumnName = "ModelId",
    /// });
    /// var model = trainer.Fit(train);
    /// var tuned = model.WithThresholds(mlContext.MultiLabelClassification.TuneThresholds(model.Transform(validation)));
    /// </code>
    /// </example>
    public static MultiLabelDiffractionNetworkTrainer DiffractionNetwork(this MultiLabelTrainers trainers, DiffractionNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        return new MultiLabelDiffractionNetworkTrainer(options);
    }

    private static DiffractionNetworkOptions Options(string label, string feature, string network) => new() { LabelColumnName = label, FeatureColumnName = feature, Network = network };
}
