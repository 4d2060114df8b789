using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Simulates frames of a preset one at a time, in any order, into memory of the caller's.
/// Not safe for use by several threads at once: give each its own; the frames are the same.
/// </summary>
public abstract class FrameSimulator
{
    private readonly long _count;
    private readonly bool _hasMask;

    private protected FrameSimulator(Preset preset, SimulationOptions options)
    {
        _count = options.Count;
        _hasMask = preset.HasMask;
        Size = preset.SizeOf(options);
    }

    /// <summary>The frames' size.</summary>
    public FrameSize Size { get; }

    /// <summary>Simulates one frame.</summary>
    /// <param name="index">From 0 to the options' count.</param>
    /// <param name="destination">Receives the pixels by rows.</param>
    /// <param name="truth">What the frame was simulated from.</param>
    public void Fill(long index, Span<float> destination, out FrameTruth truth) => Fill(index, destination, [], out truth);

    /// <summary>Simulates one frame and its mask.</summary>
    /// <param name="index">From 0 to the options' count.</param>
    /// <param name="destination">Receives the pixels by rows.</param>
    /// <param name="good">Receives which pixels can be trusted, or is empty.</param>
    /// <param name="truth">What the frame was simulated from.</param>
    public void Fill(long index, Span<float> destination, Span<bool> good, out FrameTruth truth)
    {
        if (destination.Length != Size.PixelCount)
            SimulationThrow.DestinationLength(destination.Length, Size.PixelCount);
        if (!good.IsEmpty && good.Length != Size.PixelCount)
            SimulationThrow.DestinationLength(good.Length, Size.PixelCount);
        RequireIndex(index);
        if (!_hasMask)
            good.Fill(true);
        Simulate(index, destination, good, out truth);
    }

    /// <summary>The classes of a frame, without simulating it.</summary>
    /// <param name="index">From 0 to the options' count.</param>
    public IReadOnlyList<int> ClassesOf(long index)
    {
        RequireIndex(index);
        return Classes(index);
    }

    /// <summary>Arguments are checked; <paramref name="good"/> is empty or of the frame's size, and all true where the preset has no mask.</summary>
    private protected abstract void Simulate(long index, Span<float> destination, Span<bool> good, out FrameTruth truth);

    private protected abstract IReadOnlyList<int> Classes(long index);

    private void RequireIndex(long index)
    {
        if (index < 0 || index >= _count)
            SimulationThrow.Index(index, _count);
    }
}
