using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>A decision on the number of particles, with what the frame truly shows.</summary>
/// <param name="Index">The frame.</param>
/// <param name="Truth">What it was simulated from.</param>
/// <param name="Decided">The class that the network decided for.</param>
/// <param name="Probability">The probability that it gives it.</param>
internal sealed record CountDecision(int Index, FrameTruth Truth, int Decided, float Probability)
{
    /// <summary>The class of single hits.</summary>
    public const int Single = 1;

    public int Class => Truth.Classes[0];

    public bool IsRight => Class == Decided;

    public bool IsSingle => Class == Single;

    public bool CalledSingle => Decided == Single;
}
