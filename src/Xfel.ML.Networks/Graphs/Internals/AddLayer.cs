namespace Xfel.ML.Networks.Internals;

/// <summary>The sum at the end of a residual layer: what lowering makes of it.</summary>
internal sealed record AddLayer : Layer
{
    public static AddLayer Instance { get; } = new();

    public override FeatureShape InferShape(FeatureShape input) => input;

    public override string ToString() => "add";
}
