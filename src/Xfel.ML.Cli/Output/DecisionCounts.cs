using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>How many frames got which decision, and how fast.</summary>
internal sealed class DecisionCounts : IDecisionSink
{
    private readonly Dictionary<string, int> _byDecision = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _unusable;

    public DecisionCounts(IReadOnlyList<string> classes)
    {
        // The simulator's classes have a 'bad' of their own: frames without a particle, or with too many.
        _unusable = classes.Contains(FrameDecision.Bad) ? "unusable" : FrameDecision.Bad;
        // Classes that no frame shows are counted too: as none.
        foreach (string name in classes.Append(_unusable))
            _byDecision[name] = 0;
    }

    public IReadOnlyDictionary<string, int> ByDecision => _byDecision;

    public int Bad => _byDecision[_unusable];

    public double FramesPerSecond => _byDecision.Values.Sum() / _clock.Elapsed.TotalSeconds;

    public void Write(FrameDecision decision, string? truth = null)
    {
        string name = decision.IsUsable ? decision.Decision : _unusable;
        _byDecision[name] = _byDecision.GetValueOrDefault(name) + 1;
    }

    public void Finish() => _clock.Stop();

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_byDecision.Values.Sum()} frames: {string.Join(", ", _byDecision.Select(entry => $"{entry.Value} {entry.Key}"))} ({FramesPerSecond:0.0} frames/s)");
}
