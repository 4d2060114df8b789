using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>
/// The frames that training could not use. Every epoch tells of them again; here each is kept once, by its row, and a class that has no usable frame left ends training.
/// </summary>
internal sealed class BadRows(TrainingLabels labels, IReadOnlyList<int> rows, IProgress<TrainingProgress>? progress) : IProgress<TrainingProgress>
{
    private const string Remedy = "put ConvertToPhotons or RenderIntensityScale before the trainer, which make bad pixels 0";

    private readonly SortedDictionary<int, string> _bad = [];
    private int[]? _usable;

    public IReadOnlyList<BadTrainingRow> Rows => [.. _bad.Select(pair => new BadTrainingRow(rows[pair.Key], pair.Value))];

    /// <summary>Passes a report on, frames called by their row.</summary>
    public void Report(TrainingProgress value)
    {
        if (value is { BadFrame: { } frame, Message: { } reason })
        {
            progress?.Report(value with { BadFrame = rows[frame] });
            Add(frame, reason);
        }
        else
        {
            progress?.Report(value);
        }
    }

    /// <exception cref="InvalidInputException">No frame of a class is left.</exception>
    public void Add(int frame, string reason)
    {
        bool isKnown = _bad.ContainsKey(frame);
        _bad[frame] = reason;
        if (isKnown)
            return;
        if (_bad.Count == labels.Count)
            throw new InvalidInputException($"none of {labels.Count} frames can be used (row {rows[frame]}: {reason}); {Remedy}");
        _usable ??= [.. labels.Names.Select((_, output) => Enumerable.Range(0, labels.Count).Count(i => labels.Has(i, output)))];
        for (int output = 0; output < _usable.Length; output++)
        {
            if (labels.Has(frame, output) && --_usable[output] == 0)
                throw new InvalidInputException($"the class {labels.Names[output]}: none of its frames can be used (row {rows[frame]}: {reason}); give usable frames of it, leave it out of the labels, or {Remedy}");
        }
    }
}
