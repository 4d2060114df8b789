using Microsoft.ML;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>The rows that a network is trained on. Labels are read in a pass of their own, in which no frame is computed.</summary>
/// <param name="Data">The rows.</param>
/// <param name="Feature">The column of frames.</param>
/// <param name="Label">The column of labels.</param>
/// <param name="Group">Rows of one value belong together; null where every row is its own.</param>
internal sealed record TrainingRows(IDataView Data, DataViewSchema.Column Feature, DataViewSchema.Column Label, DataViewSchema.Column? Group)
{
    public FrameSize Size { get; } = FrameSchema.SizeOf(Feature);

    /// <summary>Gathers the labels.</summary>
    /// <param name="labels">Takes them.</param>
    /// <param name="cancellation">Ends the pass.</param>
    /// <returns>Number of rows, the rows that have a label, and their groups.</returns>
    public (int Count, List<int> Labelled, List<long>? Groups) ReadLabels(TrainingLabels labels, CancellationToken cancellation)
    {
        using DataViewRowCursor cursor = Data.GetRowCursor(Group is { } key ? [Label, key] : [Label]);
        Func<bool> label = labels.Reader(cursor);
        Func<long>? group = Group is { } column ? GroupIds.Reader(cursor, column) : null;
        var labelled = new List<int>();
        List<long>? groups = group is null ? null : [];
        int count = 0;
        for (; cursor.MoveNext(); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!label())
                continue;
            labelled.Add(count);
            if (group is not null)
                groups!.Add(group());
        }

        return (count, labelled, groups);
    }

    /// <summary>The frames of some rows, in order. One buffer serves all.</summary>
    public IEnumerable<TrainingFrame> ReadFrames(IReadOnlyList<int> rows, CancellationToken cancellation)
    {
        using DataViewRowCursor cursor = Data.GetRowCursor([Feature]);
        var reader = new FrameReader(Feature, Size, cursor);
        var pixels = new float[Size.PixelCount];
        int row = -1;
        foreach (int wanted in rows)
        {
            for (; row < wanted; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!cursor.MoveNext())
                    throw new InvalidInputException($"the training data gave {row + 1} rows where an earlier pass gave {rows[^1] + 1} or more; give data of which every pass gives the same rows");
            }

            reader.ReadInto(pixels);
            yield return new TrainingFrame(pixels);
        }
    }
}
