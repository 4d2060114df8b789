using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// Angular cross-correlation (CCF) maps of frames of one size: radii against radii. The lower triangle with the diagonal is the mean over angles of I(q1, phi) I(q2, phi) (Zimmermann 2019, Eq. 13 with
/// Delta = 0), over the angles at which both samples are good; the upper triangle is conj(I^n(q1)) I^n(q2) of one order n (Eq. 14, 15), bad samples of a ring being replaced by the mean of its good ones.
/// Maps are in squared units of the frame, unscaled. Immutable: one object serves all threads, and a call allocates nothing once its scratch memory is in the pool.
/// </summary>
public sealed class AngularCorrelation
{
    private readonly PolarResampling _polar;
    private readonly Mask? _mask;
    private readonly float[] _cosines;
    private readonly float[] _sines;

    /// <summary>Makes the tables.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <param name="options">Radii, angles, centre, order.</param>
    /// <param name="mask">Good pixels; null takes all of them. Pixels that are not finite are bad in any case.</param>
    /// <exception cref="ArgumentException">An option is out of its range, the beam centre lies outside the frame or on its edge, or the mask has another size.</exception>
    public AngularCorrelation(FrameSize size, CorrelationOptions options, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(size);
        if (mask is not null && mask.Size != size)
            Throw.Argument($"The mask is for frames of {mask.Size}; the frames are {size}.", nameof(mask));
        _polar = new PolarResampling(size, options.Polar);
        _mask = mask;
        Options = options with { Polar = _polar.Options };
        int angles = options.Polar.Angles;
        (_cosines, _sines) = (new float[angles], new float[angles]);
        for (int j = 0; j < angles; j++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * ((long)j * options.Order % angles) / angles);
            (_cosines[j], _sines[j]) = ((float)(cosine / angles), (float)(sine / angles));
        }
    }

    /// <summary>The size of the frames.</summary>
    public FrameSize FrameSize => _polar.FrameSize;

    /// <summary>The size of a map: radii by radii.</summary>
    public FrameSize MapSize => new(Options.Polar.Radii, Options.Polar.Radii);

    /// <summary>The options, with beam centre and outer radius in pixels.</summary>
    public CorrelationOptions Options { get; }

    /// <summary>Computes the map of one frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="map">Receives the map, row by row: row q1, column q2.</param>
    /// <exception cref="ArgumentException">A length differs from its size.</exception>
    public void Correlate(ReadOnlySpan<float> frame, Span<float> map)
    {
        Throw.IfLengthDiffers(frame.Length, FrameSize, nameof(frame));
        Throw.IfLengthDiffers(map.Length, MapSize, nameof(map));
        int radii = Options.Polar.Radii, angles = Options.Polar.Angles;
        using var scratch = new Scratch<float>(radii * (angles + 2));
        Span<float> polar = scratch.Span[..(radii * angles)], real = scratch.Span.Slice(radii * angles, radii), imaginary = scratch.Span[(radii * (angles + 1))..];
        _polar.Resample(frame, _mask, polar);
        for (int q1 = 0; q1 < radii; q1++)
        {
            for (int q2 = 0; q2 <= q1; q2++)
            {
                double sum = 0;
                int count = 0;
                for (int j = 0; j < angles; j++)
                {
                    float product = polar[q1 * angles + j] * polar[q2 * angles + j];
                    if (float.IsNaN(product))
                        continue;
                    sum += product;
                    count++;
                }

                map[q1 * radii + q2] = count == 0 ? 0 : (float)(sum / count);
            }
        }

        for (int q = 0; q < radii; q++)
            (real[q], imaginary[q]) = Component(polar.Slice(q * angles, angles));
        for (int q1 = 0; q1 < radii; q1++)
        {
            for (int q2 = q1 + 1; q2 < radii; q2++)
            {
                float re = real[q1] * real[q2] + imaginary[q1] * imaginary[q2], im = real[q1] * imaginary[q2] - imaginary[q1] * real[q2];
                map[q1 * radii + q2] = Options.Part == CorrelationPart.Real ? re : MathF.Sqrt(re * re + im * im);
            }
        }
    }

    /// <summary>Computes the maps of frames that lie one after the other. The bits of a map depend neither on the threads nor on the other frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="count">Number of frames.</param>
    /// <param name="maps">Receives the maps, one after the other.</param>
    /// <param name="threads">Most threads to use; 0 means one per processor.</param>
    /// <exception cref="ArgumentException">A length differs from the number of frames times their size.</exception>
    public void Correlate(ReadOnlySpan<float> frames, int count, Span<float> maps, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int pixels = FrameSize.PixelCount, values = MapSize.PixelCount;
        Throw.IfLengthDiffers(frames.Length, checked(count * pixels), nameof(frames));
        Throw.IfLengthDiffers(maps.Length, checked(count * values), nameof(maps));
        for (int i = 0; i < count; i++)
            Correlate(frames.Slice(i * pixels, pixels), maps.Slice(i * values, values));
    }

    /// <summary>I^n of one ring; its bad samples count as the mean of its good ones, and a ring of none as 0.</summary>
    private (float Real, float Imaginary) Component(ReadOnlySpan<float> ring)
    {
        double sum = 0;
        int count = 0;
        foreach (float sample in ring)
        {
            if (float.IsNaN(sample))
                continue;
            sum += sample;
            count++;
        }

        float mean = count == 0 ? 0 : (float)(sum / count);
        double real = 0, imaginary = 0;
        for (int j = 0; j < ring.Length; j++)
        {
            // Without the mean nothing changes but that rounding does not grow with it: the sum of a whole number of turns is 0.
            float sample = float.IsNaN(ring[j]) ? 0 : ring[j] - mean;
            real += sample * _cosines[j];
            imaginary -= sample * _sines[j];
        }

        return ((float)real, (float)imaginary);
    }
}
