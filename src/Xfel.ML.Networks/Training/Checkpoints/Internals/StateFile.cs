using System.Reflection;

namespace Xfel.ML.Networks.Internals;

/// <summary>Moves the state of training into checkpoints and back.</summary>
internal static class StateFile
{
    public const string Current = "parameter";
    public const string Best = "best";

    private static string Library { get; } =
        typeof(StateFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>The whole state; null if a weight or moment is NaN or infinite, which no checkpoint may hold.</summary>
    public static CheckpointContent? Collect(TrainingState state, ITrainingEngine engine, Optimizer optimizer, NetworkHead head, IReadOnlyDictionary<string, string> identity)
    {
        var arrays = new List<(CheckpointArray Array, float[] Values)>();
        foreach (TrainedParameter parameter in engine.Parameters)
            arrays.Add((new($"{Current}/{parameter.Info.Name}", parameter.Info.Shape), Canonical(parameter, parameter.Values)));
        for (int moment = 0; moment < optimizer.MomentNames.Count; moment++)
        {
            for (int i = 0; i < optimizer.Parameters.Count; i++)
            {
                TrainedParameter parameter = optimizer.Parameters[i];
                arrays.Add((new($"{optimizer.MomentNames[moment]}/{parameter.Info.Name}", parameter.Info.Shape), Canonical(parameter, optimizer.Moments[moment][i].Span)));
            }
        }

        // In the last checkpoint too, although the best one has them: one file is then enough to go on.
        for (int i = 0; state.BestParameters is { } best && i < best.Length; i++)
            arrays.Add((new($"{Best}/{engine.Parameters[i].Info.Name}", engine.Parameters[i].Info.Shape), best[i]));
        if (state.Normalization is { } normalization)
        {
            int[] shape = [normalization.Shape.Channels, normalization.Shape.Height, normalization.Shape.Width];
            arrays.Add((new("pixel/mean", shape), normalization.Mean.ToArray()));
            arrays.Add((new("pixel/scale", shape), normalization.Scale.ToArray()));
        }

        if (!arrays.All(array => FiniteCheck.AllFinite(array.Values)))
            return null;
        var header = new CheckpointHeader
        {
            Library = Library,
            InstructionSet = NetworkModel.InstructionSet,
            Network = engine.Graph.Network.ToJson(),
            Head = head,
            Identity = identity,
            Epoch = state.Epoch,
            Step = state.Step,
            OptimizerSteps = optimizer.Steps,
            Tally = state.Tally,
            History = state.History,
            BestEpoch = state.BestEpoch,
            Arrays = [.. arrays.Select(array => array.Array)],
        };
        return new(header, [.. arrays.Select(array => array.Values)]);
    }

    /// <summary>Puts a checkpoint's state in place. Its identity has been compared, so every array must be there in its size.</summary>
    public static void Restore(CheckpointContent content, string path, TrainingState state, ITrainingEngine engine, Optimizer optimizer)
    {
        foreach (TrainedParameter parameter in engine.Parameters)
            parameter.Layout.FromCanonical(Take(content, path, $"{Current}/{parameter.Info.Name}", parameter.Layout.CanonicalLength), parameter.Values);
        for (int moment = 0; moment < optimizer.MomentNames.Count; moment++)
        {
            for (int i = 0; i < optimizer.Parameters.Count; i++)
            {
                TrainedParameter parameter = optimizer.Parameters[i];
                parameter.Layout.FromCanonical(Take(content, path, $"{optimizer.MomentNames[moment]}/{parameter.Info.Name}", parameter.Layout.CanonicalLength), optimizer.Moments[moment][i].Span);
            }
        }

        CheckpointHeader header = content.Header;
        int outputs = engine.Graph.Network.Output.Length;
        if (((long[][])[header.Tally.TruePositives, header.Tally.Called, header.Tally.Actual]).Any(counts => counts.Length != outputs))
            throw new CheckpointException($"{path}: found counts of other classes than the network's {outputs}; expected one for each; start anew in another folder");
        if (header.BestEpoch > 0)
            state.BestParameters = [.. engine.Parameters.Select(parameter => Take(content, path, $"{Best}/{parameter.Info.Name}", parameter.Layout.CanonicalLength))];
        FeatureShape input = engine.Graph.Network.Input;
        if (content.Find("pixel/mean") is not null)
            state.Normalization = new PixelNormalization(input, Take(content, path, "pixel/mean", input.Length), Take(content, path, "pixel/scale", input.Length));
        optimizer.Steps = header.OptimizerSteps;
        state.Epoch = header.Epoch;
        state.Step = header.Step;
        state.Tally = header.Tally;
        state.History.AddRange(header.History);
        state.BestEpoch = header.BestEpoch;
    }

    public static float[] Canonical(TrainedParameter parameter, ReadOnlySpan<float> packed)
    {
        var values = new float[parameter.Layout.CanonicalLength];
        parameter.Layout.ToCanonical(packed, values);
        return values;
    }

    private static float[] Take(CheckpointContent content, string path, string name, int length) => content.Find(name) is { } values && values.Length == length
        ? values
        : throw new CheckpointException($"{path}: found no {name} of {length} values; expected it for this network; resume with the network that the checkpoint was made with");
}
