using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Where the values of a plan lie for passes of up to so many frames, and how many frames each step takes at once. Large early maps pass few frames at a time, so that they stay in
/// cache; small late ones pass many, which share one reading of the weights. Values whose lifetimes do not meet share memory.
/// </summary>
internal sealed class PlanLayout
{
    /// <summary>Most frames of a pass.</summary>
    public const int MaxFrames = LinearInference.MaxFrames;

    /// <summary>Floats that the maps read and written by a step may fill.</summary>
    private const int StepBudget = 4 << 20;

    private readonly int[] _frames;
    private readonly int[] _offsets;

    /// <param name="steps">The steps in order.</param>
    /// <param name="values">The layout of each value.</param>
    /// <param name="outputs">Values that are read after the last step.</param>
    /// <param name="frames">Most frames of a pass, a power of two.</param>
    public PlanLayout(IReadOnlyList<PlannedStep> steps, IReadOnlyList<BlockedShape> values, IReadOnlyList<int> outputs, int frames)
    {
        Phases = [.. Split(steps, frames)];
        PassFrames = Phases[^1].Frames;
        _frames = new int[values.Count];
        _offsets = new int[values.Count];
        Length = Place(Lifetimes(steps, values, outputs));
    }

    public PlanPhase[] Phases { get; }

    /// <summary>Frames of a pass.</summary>
    public int PassFrames { get; }

    /// <summary>Floats of all values.</summary>
    public int Length { get; }

    /// <summary>Where a frame of a value lies; <paramref name="frame"/> counts from the start of the pass.</summary>
    public nint Offset(int value, int frame, int frameLength) => _offsets[value] + (nint)(frame & (_frames[value] - 1)) * frameLength;

    private static IEnumerable<PlanPhase> Split(IReadOnlyList<PlannedStep> steps, int frames)
    {
        var perStep = new int[steps.Count];
        for (int s = steps.Count - 1, most = frames; s >= 0; s--)
        {
            int fit = Math.Max(1, StepBudget / (steps[s].Step.Input.Length + steps[s].Step.Output.Length));
            perStep[s] = most = Math.Min(most, 1 << BitOperations.Log2((uint)fit));
        }

        int first = 0;
        for (int s = 1; s < steps.Count; s++)
        {
            if (perStep[s] != perStep[first])
            {
                yield return new PlanPhase(first, s, perStep[first]);
                first = s;
            }
        }

        yield return new PlanPhase(first, steps.Count, steps.Count == 0 ? frames : perStep[first]);
    }

    private List<(int Value, int First, int Last, int Length)> Lifetimes(IReadOnlyList<PlannedStep> steps, IReadOnlyList<BlockedShape> values, IReadOnlyList<int> outputs)
    {
        var first = new int[values.Count];
        var last = new int[values.Count];
        var lives = new List<(int, int, int, int)>();
        Array.Fill(first, -1);
        first[0] = 0;
        for (int s = 0; s < steps.Count; s++)
        {
            FusedNode node = steps[s].Node;
            first[node.Output] = last[node.Output] = s;
            last[node.Input] = s;
            if (node.Addend != FusedNode.None)
                last[node.Addend] = s;
        }

        foreach (int output in outputs)
            last[output] = steps.Count;
        for (int v = 0; v < values.Count; v++)
        {
            if (first[v] < 0)
                continue;
            PlanPhase written = PhaseOf(first[v]), read = PhaseOf(last[v]);
            _frames[v] = read.Frames;

            // Between writing and reading, the phases before the reader run again from the first step on.
            lives.Add((v, written == read ? first[v] : 0, last[v], checked(values[v].Length * read.Frames)));
        }

        return lives;
    }

    private PlanPhase PhaseOf(int step) => Phases.FirstOrDefault(phase => step < phase.End, Phases[^1]);

    /// <summary>Longest first, each at the lowest place that is free during its life.</summary>
    private int Place(List<(int Value, int First, int Last, int Length)> lives)
    {
        var placed = new List<(int Value, int First, int Last, int Length)>();
        int total = 0;
        foreach ((int Value, int First, int Last, int Length) life in lives.OrderByDescending(life => life.Length).ThenBy(life => life.Value))
        {
            int at = 0;
            foreach ((int Value, int First, int Last, int Length) other in placed.Where(other => other.First <= life.Last && life.First <= other.Last).OrderBy(other => _offsets[other.Value]))
            {
                if (at + life.Length <= _offsets[other.Value])
                    break;
                at = Math.Max(at, _offsets[other.Value] + other.Length);
            }

            _offsets[life.Value] = at;
            placed.Add(life);
            total = Math.Max(total, checked(at + life.Length));
        }

        return total;
    }
}
