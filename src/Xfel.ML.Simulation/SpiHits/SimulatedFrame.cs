using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>One simulated frame with its label and the truth about it.</summary>
public sealed class SimulatedFrame
{
    internal SimulatedFrame(long index, FrameSize size, float[] pixels, FrameTruth truth)
    {
        Index = index;
        Size = size;
        Pixels = pixels;
        Truth = truth;
    }

    /// <summary>Position in the data set, from 0.</summary>
    public long Index { get; }

    /// <summary>The model that the frame shows; frames of one model must not lie on both sides of a split.</summary>
    public long ModelId => Truth.ModelId;

    /// <summary>The frame's size.</summary>
    public FrameSize Size { get; }

    /// <summary>Photons by rows: whole numbers. The array is the frame's own.</summary>
    public float[] Pixels { get; }

    /// <summary>The label: 1 to 4 particles hit, 0 for none or more than four; an index into <see cref="SpiHits.ClassNames"/>.</summary>
    public int Hits => Truth.Hits;

    /// <summary>Whether exactly one particle was hit.</summary>
    public bool IsSingle => Hits == 1;

    /// <summary>What the frame was simulated from.</summary>
    public FrameTruth Truth { get; }
}
