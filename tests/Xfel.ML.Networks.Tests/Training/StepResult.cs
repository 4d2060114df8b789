namespace Xfel.ML.Networks.Tests.Training;

/// <summary>What a step wrote, in canonical order.</summary>
internal sealed record StepResult(float[] Output, float[] InputGradient, float[] ShortcutGradient, float[][] Parameters, float[][] ParameterGradients)
{
    public IEnumerable<float[]> All => [Output, InputGradient, ShortcutGradient, .. Parameters, .. ParameterGradients];
}
