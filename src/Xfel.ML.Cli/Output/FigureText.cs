using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>The held-out figures of a model, as its manifest states them.</summary>
internal static class FigureText
{
    public static string OfManifest(BundleManifest manifest) => manifest.Metrics.Count == 0
        ? "held-out figures: none (no frames were held out)"
        : "held-out figures: " + string.Join(' ', manifest.Metrics.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value:0.###}")));
}
