using System.Diagnostics.CodeAnalysis;

namespace Xfel.ML.Simulation;

/// <summary>Throws kept out of the kernels' code.</summary>
internal static class SimulationThrow
{
    [DoesNotReturn]
    public static void Lengths(string name) => throw new ArgumentException("the spans' lengths do not fit each other", name);

    [DoesNotReturn]
    public static void DestinationLength(int found, int expected) =>
        throw new ArgumentException($"the destination holds {found} pixels; a frame of {expected} was expected", "destination");

    [DoesNotReturn]
    public static void Index(long found, long count) =>
        throw new ArgumentOutOfRangeException("index", found, $"frame {found} was asked for; frames 0 to {count - 1} exist");
}
