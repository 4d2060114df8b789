using Microsoft.ML;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>Scores frames with a network: <c>mlContext.Transforms.ScoreNetwork(...)</c>.</summary>
public static class ScoreNetworkCatalog
{
    /// <summary>Scores frames with a trained network.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column of scores to write, one for each output of the network.</param>
    /// <param name="inputColumnName">The column of prepared frames of the network's input size; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="model">The network with its weights, such as <see cref="NetworkTrainer"/> gives.</param>
    /// <param name="classNames">The names of the outputs, for the slot names that ML.NET's evaluators show; null for none.</param>
    public static ScoreNetworkEstimator ScoreNetwork(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, NetworkModel model, IReadOnlyList<string>? classNames = null) =>
        catalog.ScoreNetwork(outputColumnName, inputColumnName, model, new NetworkScoreOptions(), classNames);

    /// <summary>Scores frames with a trained network.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column of scores to write, one for each output of the network.</param>
    /// <param name="inputColumnName">The column of prepared frames of the network's input size; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="model">The network with its weights.</param>
    /// <param name="options">Batch size and threads.</param>
    /// <param name="classNames">The names of the outputs, for the slot names that ML.NET's evaluators show; null for none.</param>
    public static ScoreNetworkEstimator ScoreNetwork(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, NetworkModel model, NetworkScoreOptions options, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ScoreNetworkEstimator(outputColumnName, inputColumnName, model, options, classNames);
    }
}
