namespace Microsoft.ML.Trainers;

/// <summary>The parameters of an earlier model, to go on from.</summary>
/// <param name="Biases">One per output.</param>
/// <param name="Weights">Those of the first output, then those of the next.</param>
internal sealed record ModelStart(float[] Biases, float[] Weights);
