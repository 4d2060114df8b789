using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Trains a diffraction network on a column of prepared frames and a column of labels.</summary>
/// <typeparam name="TTransformer">What it fits.</typeparam>
public abstract class DiffractionNetworkTrainer<TTransformer> : IEstimator<TTransformer>
    where TTransformer : DiffractionNetworkTransformer
{
    private protected DiffractionNetworkTrainer(DiffractionNetworkOptions options, string defaultLabel)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        LabelColumnName = options.LabelColumnName ?? defaultLabel;
    }

    /// <summary>How it trains.</summary>
    public DiffractionNetworkOptions Options { get; }

    /// <summary>The column of labels.</summary>
    public string LabelColumnName { get; }

    /// <summary>
    /// Trains the network. Rows whose label is missing are left out, as by ML.NET's own trainers, and frames with a pixel that is not finite, too; <see cref="DiffractionNetworkOptions.Progress"/> is told of
    /// both, and the transformer's <see cref="DiffractionNetworkTransformer.Training"/> counts them.
    /// </summary>
    /// <param name="input">Rows with frames and labels. Every pass over it must give the same rows in the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, of another type or of unknown size, or the frames do not fit the network.</exception>
    /// <exception cref="ArgumentException">There is not one class weight for each class.</exception>
    /// <exception cref="InvalidInputException">No row has a label, or a class has no usable example; there are fewer frames than a batch; a label is neither 0 nor 1; training diverged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column feature = FrameSchema.Require(input.Schema, Options.FeatureColumnName), label = FrameSchema.Require(input.Schema, LabelColumnName);
        FrameSize size = FrameSchema.SizeOf(feature);
        DataViewSchema.Column? group = Options.SamplingKeyColumnName is { } name ? GroupIds.Require(input.Schema, name) : null;
        TrainingLabels labels = Labels(label);
        NetworkDescription network = Describe(labels.Names.Count, size);
        var rows = new TrainingRows(input, feature, label, group);
        return Create(label, labels.Names, NetworkFit.Run(rows, labels, network, Options));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, of another type or of unknown size.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        FrameSchema.Require(inputSchema, Options.FeatureColumnName);
        SchemaShape.Column label = FrameSchema.Find(inputSchema, LabelColumnName);
        if (Options.SamplingKeyColumnName is { } group)
            GroupIds.Require(FrameSchema.Find(inputSchema, group));
        return Propagate(inputSchema, label);
    }

    /// <summary>The labels of a column, or a schema error.</summary>
    private protected abstract TrainingLabels Labels(DataViewSchema.Column label);

    private protected abstract TTransformer Create(DataViewSchema.Column label, IReadOnlyList<string> names, DiffractionNetworkTraining training);

    private protected abstract SchemaShape Propagate(SchemaShape inputSchema, SchemaShape.Column label);

    private NetworkDescription Describe(int classes, FrameSize size)
    {
        if (Options.Training.ClassWeights is { } weights && weights.Count != classes)
            throw new ArgumentException($"{nameof(TrainingOptions.ClassWeights)} has {weights.Count} values; one for each of {classes} classes was expected");
        try
        {
            return DiffractionNetworks.Describe(Options.Network, classes, size, Options.Design);
        }
        catch (InvalidInputException fault)
        {
            FrameSchema.ThrowMismatch(Options.FeatureColumnName, $"frames that {Options.Network} can take", $"frames of {size}", $"; {fault.Message}; put ResizeFrames before it, or leave CropFrames a larger window");
            throw;
        }
    }
}
