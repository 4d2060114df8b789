namespace Xfel.ML;

/// <summary>The manifest of a model bundle (<c>manifest.json</c>): what the model is, what it was trained on and how well it did then.</summary>
public sealed record BundleManifest
{
    /// <summary>The newest format that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the bundle format.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Version of Xfel.ML that wrote the bundle.</summary>
    public string LibraryVersion { get; init; } = LibraryFacts.Version;

    /// <summary>Where the ML.NET types came from: <c>Microsoft.ML</c> or <c>MLNet.Offline</c>. Nested models of one do not load with the other.</summary>
    public string MLNet { get; init; } = LibraryFacts.MLNetFlavour;

    /// <summary>The vector instruction set in use at training.</summary>
    public string InstructionSet { get; init; } = LibraryFacts.InstructionSet;

    /// <summary>What kind of model it is, such as <c>vgg16-logistic</c>.</summary>
    public string Network { get; init; } = "";

    /// <summary>The names of the classes, in the order of the confusion matrix.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>What the network's weights are, such as "seeded random weights, not ImageNet's".</summary>
    public string Weights { get; init; } = "";

    /// <summary>The preprocessing in words, as reports print it.</summary>
    public string Preprocessing { get; init; } = "";

    /// <summary>The training seed.</summary>
    public int Seed { get; init; }

    /// <summary>What the model was trained on.</summary>
    public TrainingDataFacts? TrainingData { get; init; }

    /// <summary>The metrics on held-out frames at save time, by name; empty when none were held out.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The columns that the pipeline was fitted on.</summary>
    public IReadOnlyList<BundleColumn> InputSchema { get; init; } = [];

    /// <summary>The columns that the pipeline gives.</summary>
    public IReadOnlyList<BundleColumn> OutputSchema { get; init; } = [];

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<BundleStageInfo> Stages { get; init; } = [];
}
