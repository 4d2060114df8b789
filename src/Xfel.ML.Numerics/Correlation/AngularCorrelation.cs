using System.Numerics.Tensors;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// Angular cross-correlation (CCF) maps of frames of one size: radii against radii. The lower triangle with the diagonal is the mean over angles of I(q1, phi) I(q2, phi) (Zimmermann 2019, Eq. 13 with
/// Delta = 0), over the angles at which both samples are good, and 0 where there is none; the upper triangle is conj(I^n(q1)) I^n(q2) of one order n (Eq. 14, 15), bad samples of a ring being replaced by
/// the mean of its good ones, and a ring without any by 0. Maps are in squared units of the frame, unscaled; a product beyond single precision (intensities of 1e19 and more) makes an element infinite or NaN.
/// Immutable: one object serves all threads, and a call allocates nothing once its scratch memory is in the pool.
/// </summary>
/// <example>
/// <code>
/// var correlation = new AngularCorrelation(new FrameSize(224, 224), new CorrelationOptions { Order = 8 }, mask);
/// var map = new float[correlation.MapSize.PixelCount];
/// correlation.Correlate(frame, map);
/// </code>
/// </example>
public sealed unsafe class AngularCorrelation
{
    private readonly PolarSamples _samples;
    private readonly Mask? _mask;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _reciprocals;
    private readonly AngleRuns _runs;
    private readonly ProductTile _tile;
    private readonly CorrelationLayout _layout;

    /// <summary>The good samples of a frame whose pixels are good wherever the mask has it; null when that is all of them.</summary>
    private readonly ulong[]? _good;

    /// <summary>1 / the number of good pairs with <see cref="_good"/>, row by row of the lower triangle.</summary>
    private readonly float[]? _scales;

    /// <summary>Makes the tables.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <param name="options">Radii, angles, centre, order.</param>
    /// <param name="mask">Good pixels; null takes all of them. Pixels that are not finite are bad in any case.</param>
    /// <exception cref="ArgumentException">An option is out of its range, the beam centre lies outside the frame or on its edge, or the mask has another size.</exception>
    public AngularCorrelation(FrameSize size, CorrelationOptions options, Mask? mask = null)
        : this(size, options, mask, ProductTile.Best)
    {
    }

    internal AngularCorrelation(FrameSize size, CorrelationOptions options, Mask? mask, ProductTile tile)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(size);
        GoodPixels.CheckSize(mask, size);
        FrameSize = size;
        Options = options with { Polar = options.Polar.ResolveFor(size) };
        int radii = Options.Polar.Radii, angles = Options.Polar.Angles;
        (_mask, _tile, _runs, _layout) = (mask, tile, new AngleRuns(angles), new CorrelationLayout(radii, angles, size.PixelCount, tile));
        _samples = new PolarSamples(size, Options.Polar, byAngle: true);
        (_cosines, _sines) = (new float[angles], new float[angles]);
        for (int j = 0; j < angles; j++)
        {
            (double sine, double cosine) = double.SinCosPi(2.0 * ((long)j * Options.Order % angles) / angles);
            (_cosines[j], _sines[j]) = ((float)(cosine / angles), (float)(-sine / angles));
        }

        _reciprocals = [0, .. Enumerable.Range(1, angles).Select(count => 1f / count)];
        if (mask is not null || !_samples.AllInside)
            (_good, _scales) = FindGood();
    }

    /// <summary>The size of the frames.</summary>
    public FrameSize FrameSize { get; }

    /// <summary>The size of a map: radii by radii.</summary>
    public FrameSize MapSize => new(Radii, Radii);

    /// <summary>The options, with beam centre and outer radius in pixels.</summary>
    public CorrelationOptions Options { get; }

    private int Radii => Options.Polar.Radii;

    private int Angles => Options.Polar.Angles;

    /// <summary>Computes the map of one frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="map">Receives the map, row by row: row q1, column q2.</param>
    /// <exception cref="ArgumentException">A length differs from its size.</exception>
    public void Correlate(ReadOnlySpan<float> frame, Span<float> map)
    {
        Throw.IfLengthDiffers(frame.Length, FrameSize, nameof(frame));
        Throw.IfLengthDiffers(map.Length, MapSize, nameof(map));
        using var scratch = new Scratch<float>(_layout.Length + CacheLine.Floats);
        fixed (float* unaligned = scratch.Span)
        {
            float* memory = CacheLine.Align(unaligned);
            var pixels = new Span<float>(memory + _layout.Pixels, frame.Length);
            bool finite = GoodPixels.Copy(frame, _mask, pixels);
            Resample(memory);
            if (finite)
            {
                fixed (ulong* words = _good)
                    Correlate(memory, new GoodSamples(words, Angles), map, _scales);
                return;
            }

            using var found = new Scratch<ulong>(Radii * GoodSamples.WordsPerRing(Angles));
            fixed (ulong* words = found.Span)
            {
                var good = new GoodSamples(words, Angles);
                GoodPixels.Mark(frame, _mask, pixels);
                good.Find(_samples, memory + _layout.Pixels, Radii, memory + _layout.Scales);
                Correlate(memory, good, map, scales: default);
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
        Throw.IfLengthDiffers(frames.Length, Total(count, FrameSize), nameof(frames));
        Throw.IfLengthDiffers(maps.Length, Total(count, MapSize), nameof(maps));
        fixed (float* source = frames, destination = maps)
            ParallelLoop.For(count, threads == 0 ? Environment.ProcessorCount : threads, new Batch(this, source, destination));
    }

    /// <summary>More than a span can hold counts as a length that none has.</summary>
    private static int Total(int count, FrameSize size) => (int)Math.Min(int.MaxValue, (long)count * size.PixelCount);

    private void Resample(float* memory)
    {
        for (int j = 0; j < Angles; j++)
        {
            float* ray = memory + j * (nint)_layout.Stride;
            _samples.Resample(memory + _layout.Pixels, j * Radii, Radii, ray);
            new Span<float>(ray + Radii, _layout.Stride - Radii).Clear();
        }
    }

    private void Correlate(float* memory, GoodSamples good, Span<float> map, ReadOnlySpan<float> scales)
    {
        nint stride = _layout.Stride;
        float* sums = memory + _layout.Sums, means = memory + _layout.Means;
        for (int q = 0; q < Radii && !good.All; q++)
            good.Replace(q, 0, memory + q, stride);
        RingProducts.Sum(memory, sums, Radii, _runs, _layout, _tile);
        WriteLower(sums, good, map, scales, new Span<float>(memory + _layout.Scales, Radii));

        RingComponents.Sum(memory, stride, Radii, _runs, means);
        for (int q = 0; q < Radii; q++)
        {
            means[q] /= Math.Max(1, good.Count(q));
            if (!good.All)
                good.Replace(q, means[q], memory + q, stride);
        }

        Span<float> real = new(memory + _layout.Real, Radii), imaginary = new(memory + _layout.Imaginary, Radii);
        RingComponents.Transform(memory, stride, Radii, _cosines, _sines, means, memory + _layout.Real, memory + _layout.Imaginary);
        WriteUpper(real, imaginary, map);
    }

    private void WriteLower(float* sums, GoodSamples good, Span<float> map, ReadOnlySpan<float> scales, Span<float> room)
    {
        for (int q = 0; q < Radii; q++, sums += _layout.Stride)
        {
            ReadOnlySpan<float> row = new(sums, q + 1), scale = room[..(q + 1)];
            Span<float> target = map.Slice(q * Radii, q + 1);
            if (good.All)
            {
                TensorPrimitives.Multiply(row, _reciprocals[Angles], target);
                continue;
            }

            if (scales.IsEmpty)
                good.Scales(q, _reciprocals, room);
            else
                scale = scales.Slice(q * (q + 1) / 2, q + 1);
            TensorPrimitives.Multiply(row, scale, target);
        }
    }

    private void WriteUpper(Span<float> real, Span<float> imaginary, Span<float> map)
    {
        if (Options.Part == CorrelationPart.Magnitude)
        {
            // |conj(a) b| = |a| |b|.
            TensorPrimitives.Hypot(real, imaginary, real);
            imaginary.Clear();
        }

        for (int q = 0; q < Radii - 1; q++)
        {
            Span<float> target = map.Slice(q * Radii + q + 1, Radii - q - 1);
            TensorPrimitives.Multiply(real[(q + 1)..], real[q], target);
            TensorPrimitives.MultiplyAdd(imaginary[(q + 1)..], imaginary[q], target, target);
        }
    }

    private (ulong[]? Good, float[]? Scales) FindGood()
    {
        var pixels = new float[FrameSize.PixelCount];
        GoodPixels.Mark(pixels, _mask, pixels);
        var found = new ulong[Radii * GoodSamples.WordsPerRing(Angles)];
        var scales = new float[Radii * (Radii + 1) / 2];
        bool all = true;
        fixed (ulong* words = found)
        fixed (float* bad = pixels, room = scales)
        {
            var good = new GoodSamples(words, Angles);
            good.Find(_samples, bad, Radii, room);
            for (int q = 0; q < Radii; q++)
            {
                all &= good.Count(q) == Angles;
                good.Scales(q, _reciprocals, scales.AsSpan(q * (q + 1) / 2, q + 1));
            }
        }

        return all ? (null, null) : (found, scales);
    }

    private readonly struct Batch(AngularCorrelation owner, float* frames, float* maps) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            int pixels = owner.FrameSize.PixelCount, values = owner.MapSize.PixelCount;
            owner.Correlate(new ReadOnlySpan<float>(frames + (nint)item * pixels, pixels), new Span<float>(maps + (nint)item * values, values));
        }
    }
}
