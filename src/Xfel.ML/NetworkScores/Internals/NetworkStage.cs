using System.Text.Json;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a network beside its weights. Threads are the machine's matter and are not kept.</summary>
internal sealed record NetworkStage(
    string OutputColumn, string InputColumn, int BatchSize, NetworkHead Head, bool NormalizesPixels, JsonElement Network, IReadOnlyList<TensorShape> Tensors,
    IReadOnlyList<string>? ClassNames = null);
