using System.Globalization;
using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Frames as pictures on a logarithmic scale, as a network sees them that takes photons as logarithms.</summary>
internal static class FramePictures
{
    /// <summary>Pictures of a kind of error: enough to see what goes wrong.</summary>
    private const int Most = 6;

    /// <summary>The first few of several frames.</summary>
    /// <param name="caption">What they have in common.</param>
    /// <param name="order">What comes first, such as <c>surest</c>.</param>
    /// <param name="frames">Where they are.</param>
    /// <param name="gain">Detector units of one photon.</param>
    /// <param name="chosen">Their indices, and what is said of each; at least one.</param>
    public static ReportPictures Of(string caption, string order, FrameCollection frames, double gain, IReadOnlyList<(int Index, IReadOnlyList<string> Lines)> chosen)
    {
        string shown = chosen.Count > Most ? $"the {Most} {order} of {chosen.Count}" : chosen.Count == 1 ? "the only one" : $"all {chosen.Count}";
        return new ReportPictures($"{caption}, {shown}. Grey is the logarithm of the photons, black none, white the brightest pixel of the frame.",
            [.. chosen.Take(Most).Select(one => new ReportPicture(Png(Pixels(frames, one.Index), frames.Size, gain), frames.Size, one.Lines))]);
    }

    /// <summary>What is said of a frame of particles and of the decision on it.</summary>
    public static IReadOnlyList<string> Lines(int particles, double photons, string decided, float probability) =>
    [
        particles == 1 ? "1 particle" : string.Create(CultureInfo.InvariantCulture, $"{particles} particles"),
        string.Create(CultureInfo.InvariantCulture, $"{photons:0} photons"),
        string.Create(CultureInfo.InvariantCulture, $"{decided} with {probability:0.000}"),
    ];

    /// <summary>A frame whose index is known to be good.</summary>
    public static float[] Pixels(FrameCollection frames, int index) =>
        frames.TryReadFrame(index, out string? reason) ?? throw new InvalidOperationException(reason);

    /// <summary>One frame: grey is the logarithm of photons, white the brightest pixel. Bad pixels are black.</summary>
    public static byte[] Png(ReadOnlySpan<float> pixels, FrameSize size, double gain)
    {
        var logarithms = new float[pixels.Length];
        PhotonConversion.Convert(pixels, new PhotonOptions { GainAduPerPhoton = (float)gain, Scaling = PhotonScaling.Logarithmic }, null, logarithms);
        // A frame without a photon is black.
        float brightest = Math.Max(TensorPrimitives.Max<float>(logarithms), MathF.Log(2));
        return FrameImages.Encode(logarithms, size, new RenderOptions { Scale = brightest, Quality = 0 });
    }
}
