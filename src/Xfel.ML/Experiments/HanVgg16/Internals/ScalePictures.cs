using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>A good and a bad frame at every intensity scale (Han and Li, Fig. 6 and 7).</summary>
internal static class ScalePictures
{
    public static IEnumerable<ReportItem> Of(SimulatedTest test, IReadOnlyList<float> scales)
    {
        if (Typical(test, truth => truth.ParticleCount == 1) is { } single)
            yield return Of("A good frame (the paper's Fig. 6): one particle, of the photons that half of such frames exceed", test, single, scales);
        if (Typical(test, truth => truth.ParticleCount is > 1 and <= 4) is { } several)
            yield return Of("A bad frame (the paper's Fig. 7): several particles, of the photons that half of such frames exceed", test, several, scales);
    }

    /// <summary>The frame whose photons are the median; null where there is none.</summary>
    private static int? Typical(SimulatedTest test, Func<FrameTruth, bool> isOfKind)
    {
        int[] frames = [.. test.Frames.Indices.Where(index => isOfKind(test.Truths[index])).OrderBy(index => test.Truths[index].ExpectedPhotons)];
        return frames.Length > 0 ? frames[frames.Length / 2] : null;
    }

    private static ReportPictures Of(string caption, SimulatedTest test, int index, IReadOnlyList<float> scales)
    {
        float[] pixels = FramePictures.Pixels(test.Frames, index);
        string photons = FormattableString.Invariant($"{test.Truths[index].ExpectedPhotons:0} photons");
        return new ReportPictures($"{caption}, as the network sees it at every scale: a pixel with that many photons, or more, is white. Low scales show the outer fringes and the noise, high ones the centre.",
            [.. scales.Select(scale => new ReportPicture(
                FrameImages.Encode(pixels, test.Frames.Size, new RenderOptions { Scale = scale, GainAduPerPhoton = (float)test.Preset.Gain }), test.Frames.Size,
                [FormattableString.Invariant($"scale {scale}"), photons]))]);
    }
}
