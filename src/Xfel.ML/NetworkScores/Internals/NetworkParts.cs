using System.Text.Json;
using Xfel.ML.Bundles;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>A network in a bundle: its description as JSON, one array a parameter, and the pixel normalisation.</summary>
internal static class NetworkParts
{
    private const string Mean = "pixel-mean";
    private const string Scale = "pixel-scale";

    /// <summary>Writes the arrays; what is returned belongs into the stage's options.</summary>
    public static NetworkStage Write(StageWriter writer, ScoreNetworkTransformer scores)
    {
        NetworkModel model = scores.Model;
        var shapes = new List<TensorShape>();
        foreach (NamedTensor tensor in model.Parameters)
        {
            writer.Array(tensor.Name, tensor.Values, [.. tensor.Shape]);
            shapes.Add(new TensorShape(tensor.Name, tensor.Shape));
        }

        if (model.Normalization is { } normalization)
        {
            writer.Array(Mean, normalization.Mean, Axes(normalization.Shape));
            writer.Array(Scale, normalization.Scale, Axes(normalization.Shape));
        }

        using JsonDocument description = JsonDocument.Parse(model.Network.ToJson());
        return new NetworkStage(
            scores.OutputColumnName, scores.InputColumnName, scores.BatchSize, model.Head, model.Normalization is not null, description.RootElement.Clone(), shapes, scores.ClassNames);
    }

    public static NetworkModel Read(StageReader reader, NetworkStage stage)
    {
        var network = NetworkDescription.FromJson(stage.Network.GetRawText());
        NamedTensor[] tensors = [.. stage.Tensors.Select(tensor => new NamedTensor(tensor.Name, tensor.Shape, reader.Array(tensor.Name, out _, [.. tensor.Shape])))];
        PixelNormalization? normalization = stage.NormalizesPixels
            ? new PixelNormalization(network.Input, reader.Array(Mean, out _, Axes(network.Input)), reader.Array(Scale, out _, Axes(network.Input)))
            : null;
        return new NetworkModel(network, tensors, stage.Head, normalization);
    }

    /// <summary>How the stage scores.</summary>
    public static NetworkScoreOptions OptionsOf(NetworkStage stage)
    {
        var options = new NetworkScoreOptions { BatchSize = stage.BatchSize };
        options.Validate();
        return options;
    }

    private static int[] Axes(FeatureShape shape) => [shape.Channels, shape.Height, shape.Width];
}
