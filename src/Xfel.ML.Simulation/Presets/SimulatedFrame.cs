using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>One simulated frame with its labels and the truth about it.</summary>
public sealed class SimulatedFrame
{
    internal SimulatedFrame(long index, FrameSize size, float[] pixels, bool[]? good, FrameTruth truth)
    {
        Index = index;
        Size = size;
        Pixels = pixels;
        Good = good;
        Truth = truth;
    }

    /// <summary>Position in the whole data set, from 0.</summary>
    public long Index { get; }

    /// <summary>The model that the frame shows; frames of one model must not lie on both sides of a split.</summary>
    public long ModelId => Truth.ModelId;

    /// <summary>The frame's size.</summary>
    public FrameSize Size { get; }

    /// <summary>The pixels by rows: photons (whole numbers), or detector units where the preset has a detector. The array is the frame's own.</summary>
    public float[] Pixels { get; }

    /// <summary>Which pixels can be trusted; null where all can.</summary>
    public bool[]? Good { get; }

    /// <summary>The first of the frame's classes, an index into <see cref="Preset.ClassNames"/>: the label, unless the preset is a multi-label one.</summary>
    public int Label => Truth.Classes[0];

    /// <summary>What the frame was simulated from.</summary>
    public FrameTruth Truth { get; }
}
