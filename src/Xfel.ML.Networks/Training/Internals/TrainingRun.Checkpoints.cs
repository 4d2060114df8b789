namespace Xfel.ML.Networks.Internals;

internal sealed partial class TrainingRun
{
    /// <summary>Goes on from the last checkpoint, if it is wanted and there is one.</summary>
    private bool Resume()
    {
        if (_options.Checkpoints is not { } checkpoints)
            return false;
        try
        {
            Directory.CreateDirectory(checkpoints.Folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{checkpoints.Folder}: the folder of checkpoints could not be made: {fault.Message.ReplaceLineEndings(" ")}; choose another one", fault);
        }

        string path = checkpoints.LastPath;
        if (!File.Exists(path))
            return false;
        if (!checkpoints.Resume)
            throw new CheckpointException($"{path}: found the checkpoint of an earlier training; expected none, so that nothing is lost; resume it, delete it or choose another folder");
        CheckpointContent content = CheckpointFile.Load(path);
        if (TrainingIdentity.Difference(content.Header.Identity, _identity) is { } difference)
            throw new CheckpointException($"{path}: found the checkpoint of another training: {difference}; expected the same network, options and data; resume with those, or train in another folder");
        StateFile.Restore(content, path, _state, _engine, _optimizer);
        _report.Notice($"{path}: going on after epoch {_state.Epoch}, step {_state.Step}");
        if (content.Header.InstructionSet != NetworkModel.InstructionSet)
            _report.Notice($"{path}: computed with {content.Header.InstructionSet} so far; with {NetworkModel.InstructionSet} from here the last bits differ from those of an uninterrupted training");
        return true;
    }

    private void SaveLast()
    {
        if (_options.Checkpoints is { } checkpoints)
            Save(checkpoints.LastPath, Collect());
    }

    // The best one first: a kill between the two leaves a last one that makes the same best one again.
    private void SaveEpoch(bool isBest)
    {
        if (_options.Checkpoints is not { } checkpoints)
            return;
        CheckpointContent content = Collect();
        if (isBest)
            Save(checkpoints.BestPath, content);
        Save(checkpoints.LastPath, content);
    }

    private void Save(string path, CheckpointContent content)
    {
        CheckpointFile.Save(path, content, _seams);
        _seams.Reached(TrainingPoint.CheckpointSaved, _state.Epoch, _state.Step);
    }

    private CheckpointContent Collect()
    {
        CheckpointContent? content = StateFile.Collect(_state, _engine, _optimizer, Head(_options.Loss), _identity);
        if (content is null)
            RequireFinite(double.NaN, "weight", _lastFrames);
        return content!;
    }
}
