using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Which pixels of a frame can be trusted: <see langword="true"/> is a good pixel.</summary>
public sealed class Mask
{
    private readonly bool[] _good;

    /// <summary>Makes a mask from a copy of <paramref name="good"/>.</summary>
    /// <param name="size">The size of the frames it belongs to.</param>
    /// <param name="good"><see langword="true"/> where a pixel is good, row by row.</param>
    /// <exception cref="ArgumentException">The number of pixels is not that of <paramref name="size"/>.</exception>
    public Mask(FrameSize size, bool[] good)
    {
        ArgumentNullException.ThrowIfNull(good);
        Throw.IfLengthDiffers(good.Length, size, nameof(good));
        Size = size;
        _good = [.. good];
        GoodCount = _good.AsSpan().Count(true);
    }

    /// <summary>The size of the frames it belongs to.</summary>
    public FrameSize Size { get; }

    /// <summary><see langword="true"/> where a pixel is good, row by row.</summary>
    public ReadOnlySpan<bool> Good => _good;

    /// <summary>The number of good pixels.</summary>
    public int GoodCount { get; }

    /// <summary>A mask that trusts every pixel.</summary>
    /// <param name="size">The size of the frames it belongs to.</param>
    public static Mask AllGood(FrameSize size)
    {
        var good = new bool[size.PixelCount];
        Array.Fill(good, true);
        return new Mask(size, good);
    }

    /// <summary>The pixels that are good in both masks.</summary>
    /// <param name="other">A mask of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public Mask And(Mask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Size != Size)
            Throw.Argument($"The masks differ in size: {Size} and {other.Size}.", nameof(other));
        var both = new bool[_good.Length];
        for (int i = 0; i < both.Length; i++)
            both[i] = _good[i] & other._good[i];
        return new Mask(Size, both);
    }

    /// <summary>Copies a frame, with <paramref name="fill"/> in place of every bad pixel.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="fill">The value of bad pixels.</param>
    /// <param name="destination">Receives the frame; it may be <paramref name="frame"/> itself.</param>
    public void Apply(ReadOnlySpan<float> frame, float fill, Span<float> destination)
    {
        Throw.IfLengthDiffers(frame.Length, Size, nameof(frame));
        Throw.IfLengthDiffers(destination.Length, Size, nameof(destination));
        ReadOnlySpan<bool> good = _good;
        for (int i = 0; i < good.Length; i++)
            destination[i] = good[i] ? frame[i] : fill;
    }
}
