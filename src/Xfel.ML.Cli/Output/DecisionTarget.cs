namespace Xfel.ML.Cli;

/// <summary>Where decisions go, and the frames that they are about.</summary>
/// <param name="Path">The file to write; null prints.</param>
/// <param name="Files">The files with the frames.</param>
/// <param name="Keep">The decisions whose frames a CXI file holds; empty for all.</param>
internal sealed record DecisionTarget(string? Path, IReadOnlyList<FrameCollection> Files, IReadOnlyList<string> Keep)
{
    /// <summary>What a CXI file says of the decisions.</summary>
    public ClassifiedFramesOptions Options(BundleManifest manifest) => new()
    {
        ClassNames = manifest.ClassNames,
        Keep = Keep,
        Notes = new Dictionary<string, string>
        {
            ["network"] = manifest.Network,
            ["weights"] = manifest.Weights,
            ["preprocessing"] = manifest.Preprocessing,
            ["trained_on"] = manifest.TrainingData?.Source ?? "not told",
        },
        Command = $"classify{(Keep.Count > 0 ? $" --keep {string.Join(',', Keep)}" : "")}",
    };
}
