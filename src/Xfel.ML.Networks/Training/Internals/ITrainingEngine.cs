namespace Xfel.ML.Networks.Internals;

/// <summary>What a training loop needs of a network in training; frames and outputs are plain arrays.</summary>
internal interface ITrainingEngine
{
    /// <summary>The lowered network.</summary>
    NetworkGraph Graph { get; }

    /// <summary>Most frames per call.</summary>
    int Batch { get; }

    /// <summary>Every parameter in the graph's order, running statistics included. Whoever loads or initialises them writes <see cref="TrainedParameter.Values"/>.</summary>
    IReadOnlyList<TrainedParameter> Parameters { get; }

    /// <summary>Outputs (logits) in training: batch statistics, dropout; updates the running statistics.</summary>
    /// <param name="frames"><c>[count][channels][height][width]</c>.</param>
    /// <param name="count">Number of frames, 1 to <see cref="Batch"/>.</param>
    /// <param name="seed">Seed of this step's dropout.</param>
    /// <param name="outputs"><c>[count][outputs]</c>.</param>
    void Forward(ReadOnlySpan<float> frames, int count, ulong seed, Span<float> outputs);

    /// <summary>Writes every parameter's gradient for the last <see cref="Forward"/>.</summary>
    /// <param name="outputGradients">dL/d(output), <c>[count][outputs]</c>.</param>
    void Backward(ReadOnlySpan<float> outputGradients);

    /// <summary>Outputs with running statistics and without dropout.</summary>
    void Evaluate(ReadOnlySpan<float> frames, int count, Span<float> outputs);
}
