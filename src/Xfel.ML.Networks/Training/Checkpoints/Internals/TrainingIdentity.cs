using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Xfel.ML.Networks.Internals;

/// <summary>Everything that decides the result, by name: two trainings with the same entries give the same bits on the same instructions.</summary>
internal static class TrainingIdentity
{
    public static IReadOnlyDictionary<string, string> Of(NetworkDescription network, TrainingTargets targets, TrainingOptions options) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        // A layer a line, so that a difference can be shown by its layer.
        ["network"] = network.ToJson().Replace("{\"kind\"", "\n{\"kind\"", StringComparison.Ordinal),
        ["frames"] = targets.Count.ToString(CultureInfo.InvariantCulture),
        ["targets"] = $"{string.Join(", ", targets.Names)} ({Digest(targets)})",
        ["epochs"] = Text(options.Epochs),
        ["batch size"] = Text(options.BatchSize),
        ["seed"] = Text(options.Seed),
        ["loss"] = Text(options.Loss),
        ["class weights"] = options.ClassWeights is { } weights ? string.Join(", ", weights.Select(weight => Text(weight))) : "none",
        ["optimizer"] = options.Optimizer switch
        {
            SgdOptions sgd => Text($"SGD, momentum {sgd.Momentum}{(sgd.Nesterov ? ", Nesterov" : "")}"),
            AdamOptions adam => Text($"Adam, beta1 {adam.Beta1}, beta2 {adam.Beta2}, epsilon {adam.Epsilon}"),
            _ => "",
        },
        ["learning rate"] = Text(options.LearningRate),
        ["schedule"] = Text($"{Describe(options.Schedule)}, warm-up {options.Schedule.WarmUpEpochs} epochs"),
        ["L1"] = Text(options.L1),
        ["L2"] = Text(options.L2),
        ["augmentation"] = Describe(options.Augmentation),
        ["pixels"] = options.NormalizePixels ? "normalised" : "raw",
        ["validation fraction"] = Text(options.ValidationFraction),
        ["best by"] = Text(options.BestBy),
        ["patience"] = options.Patience is { } patience ? Text(patience) : "none",
    };

    /// <summary>Names the first differences; null if there is none.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> saved, IReadOnlyDictionary<string, string> current)
    {
        string[] differences = [.. current.Keys.Union(saved.Keys).Where(name => saved.GetValueOrDefault(name) != current.GetValueOrDefault(name)).Order(StringComparer.Ordinal)
            .Select(name => Describe(name, saved.GetValueOrDefault(name) ?? "none", current.GetValueOrDefault(name) ?? "none"))];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    private static string Describe(string name, string saved, string current)
    {
        // Of a network the first layer that differs says most.
        string[] before = saved.Split('\n'), now = current.Split('\n');
        int line = 0;
        while (line < Math.Min(before.Length, now.Length) - 1 && before[line] == now[line])
            line++;
        return $"{name} was \"{before[line].Trim()}\" and is \"{now[line].Trim()}\"";
    }

    private static string Describe(LearningRateSchedule schedule) => schedule switch
    {
        DropSchedule steps => Text($"times {steps.Drop} at epochs {string.Join(", ", steps.Epochs)}"),
        CosineSchedule cosine => Text($"cosine to {cosine.Final}"),
        _ => "constant",
    };

    private static string Describe(AugmentationOptions options) => Text(
        $"horizontal flips {options.FlipHorizontal}, vertical flips {options.FlipVertical}, turns {options.Rotate}, contrast {options.Contrast}, brightness {options.Brightness}, uniform noise {options.UniformNoise}, Gaussian noise {options.GaussianNoise}");

    private static string Digest(TrainingTargets targets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{targets.Kind}\n{string.Join('\n', targets.Names)}\n"));
        hash.AppendData(MemoryMarshal.AsBytes(targets.Values.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes<long>([.. targets.Groups ?? []]));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Text<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
