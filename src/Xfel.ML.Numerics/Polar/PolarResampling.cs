using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// Resamples frames of one size on a polar grid around the beam centre, bilinearly, from tables made once. Immutable: one object serves all threads, and a call allocates nothing.
/// </summary>
public sealed class PolarResampling
{
    private readonly PolarSamples _samples;

    /// <summary>Makes the tables.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <param name="options">The polar grid.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the beam centre lies outside the frame or on its edge.</exception>
    public PolarResampling(FrameSize size, PolarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(size);
        FrameSize = size;
        Options = options.ResolveFor(size);
        _samples = new PolarSamples(size, Options, byAngle: false);
    }

    /// <summary>The size of the frames.</summary>
    public FrameSize FrameSize { get; }

    /// <summary>The grid, with beam centre and outer radius in pixels.</summary>
    public PolarOptions Options { get; }

    /// <summary>The size of a polar map: a row for each radius, a column for each angle.</summary>
    public FrameSize MapSize => new(Options.Radii, Options.Angles);

    /// <summary>Resamples one frame. A sample that takes from a pixel that is masked, not finite or outside the frame is NaN.</summary>
    /// <param name="frame">The frame, in any unit.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    /// <param name="map">Receives I(q_i, phi_j), row by row.</param>
    /// <exception cref="ArgumentException">A length differs from its size, or the mask has another size.</exception>
    public unsafe void Resample(ReadOnlySpan<float> frame, Mask? mask, Span<float> map)
    {
        Throw.IfLengthDiffers(frame.Length, FrameSize, nameof(frame));
        Throw.IfLengthDiffers(map.Length, MapSize, nameof(map));
        GoodPixels.CheckSize(mask, FrameSize);
        using var scratch = new Scratch<float>(frame.Length + Options.Angles);
        Span<float> pixels = scratch.Span[..frame.Length], ring = scratch.Span[frame.Length..];
        bool allGood = GoodPixels.Copy(frame, mask, pixels) && mask is null && _samples.AllInside;
        fixed (float* source = pixels, badness = ring, destination = map)
        {
            _samples.Resample(source, 0, map.Length, destination);
            if (allGood)
                return;
            GoodPixels.Mark(frame, mask, pixels);
            for (int first = 0; first < map.Length; first += ring.Length)
            {
                _samples.ResampleBad(source, first, ring.Length, badness);
                for (int j = 0; j < ring.Length; j++)
                {
                    if (badness[j] > 0)
                        destination[first + j] = float.NaN;
                }
            }
        }
    }
}
