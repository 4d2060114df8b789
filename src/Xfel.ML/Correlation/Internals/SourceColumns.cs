namespace Xfel.ML.Internals;

/// <summary>What a collection knows about each of its frames, as columns of a file that is made of them: labels, models, and where each frame comes from. A row is filled from a frame's index in the file.</summary>
internal static class SourceColumns
{
    public static IEnumerable<FrameColumn<int>> Of(FrameCollection frames)
    {
        if (frames.Labels is { } labels)
        {
            yield return labels.Indicators is { } indicators
                ? LabelColumns.Indicators<int>(labels.ClassNames, (index, row) =>
                {
                    for (int i = 0; i < row.Length; i++)
                        row[i] = indicators[index][i] ? (byte)1 : (byte)0;
                })
                : LabelColumns.Classes<int>(labels.ClassNames, index => labels.Values[index]);
            if (labels.ModelIds is { } models)
                yield return LabelColumns.ModelIds<int>(index => models[index]);
        }

        yield return new FrameColumn<int, long>(FrameArrays.Indices, [], null, (index, row) => row[0] = index, file => file.BeginIndices());
        if (frames.Ids?.Trains is { } trains)
            yield return new FrameColumn<int, ulong>("train_id", [], null, (index, row) => row[0] = trains[index], file => file.BeginTrains());
        if (frames.Ids?.Pulses is { } pulses)
            yield return new FrameColumn<int, ulong>("pulse_id", [], null, (index, row) => row[0] = pulses[index], file => file.BeginPulses());
        if (frames.Ids?.Cells is { } cells)
            yield return new FrameColumn<int, int>("cell_id", [], null, (index, row) => row[0] = cells[index], file => file.BeginCells());
    }
}
