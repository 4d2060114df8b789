using System.Diagnostics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Time spent in each step, summed over the calls; for profiles.</summary>
internal sealed class StepTimes(IReadOnlyList<StepNode> steps)
{
    private readonly long[] _forward = new long[steps.Count];
    private readonly long[] _backward = new long[steps.Count];

    public IReadOnlyList<StepNode> Steps => steps;

    public void AddForward(int step, long start) => _forward[step] += Stopwatch.GetTimestamp() - start;

    public void AddBackward(int step, long start) => _backward[step] += Stopwatch.GetTimestamp() - start;

    public TimeSpan Forward(int step) => Stopwatch.GetElapsedTime(0, _forward[step]);

    public TimeSpan Backward(int step) => Stopwatch.GetElapsedTime(0, _backward[step]);

    public void Reset()
    {
        _forward.AsSpan().Clear();
        _backward.AsSpan().Clear();
    }
}
