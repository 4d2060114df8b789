using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// Resamples frames of one size on a polar grid around the beam centre, bilinearly, from tables made once. Immutable: one object serves all threads, and a call allocates nothing.
/// </summary>
public sealed class PolarResampling
{
    private readonly int[] _corners;
    private readonly float[] _right;
    private readonly float[] _down;

    /// <summary>Makes the tables.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <param name="options">The polar grid.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the beam centre lies outside the frame or on its edge.</exception>
    public PolarResampling(FrameSize size, PolarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(size);
        (double x, double y) = options.CenterIn(size);
        double radius = options.RadiusIn(size);
        FrameSize = size;
        Options = options with { CenterX = x, CenterY = y, OuterRadius = radius };
        int samples = checked(options.Radii * options.Angles);
        (_corners, _right, _down) = (new int[samples], new float[samples], new float[samples]);
        for (int i = 0; i < options.Radii; i++)
        {
            double r = (i + 0.5) * radius / options.Radii;
            for (int j = 0; j < options.Angles; j++)
            {
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * j / options.Angles);
                Locate((i * options.Angles) + j, x + r * cosine, y + r * sine);
            }
        }
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
    public void Resample(ReadOnlySpan<float> frame, Mask? mask, Span<float> map)
    {
        Throw.IfLengthDiffers(frame.Length, FrameSize, nameof(frame));
        Throw.IfLengthDiffers(map.Length, MapSize, nameof(map));
        if (mask is not null && mask.Size != FrameSize)
            Throw.Argument($"The mask is for frames of {mask.Size}; the frames are {FrameSize}.", nameof(mask));
        for (int i = 0; i < map.Length; i++)
            map[i] = Sample(frame, mask, _corners[i], _right[i], _down[i]);
    }

    private void Locate(int sample, double x, double y)
    {
        double left = Math.Floor(x), top = Math.Floor(y);
        // A neighbour of no weight need not exist, nor must it spread its NaN: on the last column or row the cell to the left or above serves.
        if (left == FrameSize.Width - 1 && x == left && left > 0)
            left--;
        if (top == FrameSize.Height - 1 && y == top && top > 0)
            top--;
        bool inside = left >= 0 && top >= 0 && left + 1 < FrameSize.Width && top + 1 < FrameSize.Height;
        _corners[sample] = inside ? ((int)top * FrameSize.Width) + (int)left : -1;
        _right[sample] = (float)(x - left);
        _down[sample] = (float)(y - top);
    }

    private float Sample(ReadOnlySpan<float> frame, Mask? mask, int corner, float right, float down)
    {
        if (corner < 0)
            return float.NaN;
        float sum = 0;
        bool good = true;
        Add(corner, (1 - right) * (1 - down), frame);
        Add(corner + 1, right * (1 - down), frame);
        Add(corner + FrameSize.Width, (1 - right) * down, frame);
        Add(corner + FrameSize.Width + 1, right * down, frame);
        return good ? sum : float.NaN;

        void Add(int pixel, float weight, ReadOnlySpan<float> frame)
        {
            if (weight == 0)
                return;
            good &= float.IsFinite(frame[pixel]) && (mask is null || mask.Good[pixel]);
            sum += weight * frame[pixel];
        }
    }
}
