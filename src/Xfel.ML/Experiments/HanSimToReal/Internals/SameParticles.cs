using System.Globalization;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Pictures of the same particles on an ideal and on a realistic detector (Han and Li, Fig. 11).</summary>
internal static class SameParticles
{
    private const int Pairs = 3;

    public static ReportPictures Pictures(SimulatedTest ideal, SimulatedTest real)
    {
        int[] single = [.. ideal.Frames.Indices.Where(index => ideal.Truths[index].ParticleCount == 1)];
        int[] several = [.. ideal.Frames.Indices.Where(index => ideal.Truths[index].ParticleCount is > 1 and <= 4)];
        return new ReportPictures(
            "The same particles on the ideal detector of spi-hits and on that of spi-real, by turns. Grey is the logarithm of the photons, white the brightest pixel of the frame; the gap and the hole are black.",
            [.. single.Take(Pairs).Concat(several.Take(Pairs)).SelectMany(index => new[] { Of(ideal, index), Of(real, index) })]);
    }

    private static ReportPicture Of(SimulatedTest test, int index)
    {
        FrameTruth truth = test.Truths[index];
        return new ReportPicture(FramePictures.Png(FramePictures.Pixels(test.Frames, index), test.Frames.Size, test.Preset.Gain), test.Frames.Size,
            [test.Preset.Name, test.Preset.ClassNames[truth.Classes[0]], string.Create(CultureInfo.InvariantCulture, $"{truth.ExpectedPhotons:0} photons")]);
    }
}
