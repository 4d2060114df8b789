namespace Xfel.ML.Networks.Internals;

/// <summary>One step of an imported graph: a node, or several that stand for one layer.</summary>
/// <param name="Node">The node that gives the value.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sources">The tensors that it reads.</param>
/// <param name="Constants">Names of initializers, where <paramref name="Kind"/> says so.</param>
internal sealed record OnnxStep(OnnxNode Node, OnnxStepKind Kind, string[] Sources, string[] Constants)
{
    public static OnnxStep Of(OnnxLookup lookup, OnnxNode node, string frames)
    {
        if (node.Inputs.Count == 0)
            throw lookup.Fault(node.Title, "no input", "an operation on a tensor");
        switch (node.Operation)
        {
            case "Add":
                if (node.Inputs.Count != 2 || node.Inputs.Any(lookup.IsConstant))
                    throw lookup.Fault(node.Title, "the addition of a constant", "the sum of two paths; a bias belongs into Conv or Gemm");
                return new(node, OnnxStepKind.Sum, [.. node.Inputs], []);
            case "Mul":
                return LogActivation(lookup, node) ?? Normalization(lookup, node, frames)
                    ?? throw lookup.Fault(node.Title, "Mul", "the normalisation of the frames, or the last operation of a logarithmic activation as NetworkOnnx.Save writes it");
            default:
                return new(node, OnnxStepKind.Operation, [node.Inputs[0]], []);
        }
    }

    /// <summary>Mul(Sign(x), Mul(Log(Add(Mul(Abs(x), e), 1)), factor)).</summary>
    private static OnnxStep? LogActivation(OnnxLookup lookup, OnnxNode node) =>
        lookup.Producer(node, 0, "Sign") is { } sign
        && lookup.Producer(node, 1, "Mul") is { } magnitude
        && lookup.Producer(magnitude, 0, "Log") is { } logarithm
        && lookup.Producer(logarithm, 0, "Add") is { } shifted
        && lookup.Producer(shifted, 0, "Mul") is { } scaled
        && lookup.Producer(scaled, 0, "Abs") is { } absolute
        && absolute.Inputs[0] == sign.Inputs[0]
        && lookup.IsScalar(scaled, 1, MathF.E) && lookup.IsScalar(shifted, 1, 1) && magnitude.Inputs.Count == 2
            ? new(node, OnnxStepKind.LogActivation, [sign.Inputs[0]], [magnitude.Inputs[1]])
            : null;

    /// <summary>Mul(Sub(frames, mean), scale).</summary>
    private static OnnxStep? Normalization(OnnxLookup lookup, OnnxNode node, string frames) =>
        lookup.Producer(node, 0, "Sub") is { Inputs.Count: 2 } centred && node.Inputs.Count == 2 && centred.Inputs[0] == frames
            ? new(node, OnnxStepKind.Normalization, [frames], [centred.Inputs[1], node.Inputs[1]])
            : null;
}
