namespace Xfel.ML.Networks.Internals;

/// <summary>Names and shapes of VGG16's weights, in network order.</summary>
internal static class Vgg16Parameters
{
    /// <summary>The layers that have weights, by the names of the paper's table.</summary>
    public static IReadOnlyList<string> LayerNames { get; } =
    [
        "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv4_1", "conv4_2", "conv4_3", "conv5_1", "conv5_2", "conv5_3", "fc6", "fc7",
    ];

    /// <summary>Index in <see cref="LayerNames"/> of the last convolution of each stage, then of the last fully connected layer.</summary>
    public static IReadOnlyList<int> StageEnds { get; } = [1, 3, 6, 9, 12, 14];

    /// <summary>Weight and bias of each layer of <paramref name="network"/>, weight first.</summary>
    public static IEnumerable<(string Name, int[] Shape)> Of(NetworkDescription network)
    {
        int next = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int[]? weight = network.Layers[i] switch
            {
                ConvLayer layer => [layer.Channels, network.InputOf(i).Channels, layer.Kernel, layer.Kernel],
                LinearLayer layer => [layer.Outputs, network.InputOf(i).Length],
                _ => null,
            };
            if (weight is null)
                continue;
            string name = LayerNames[next++];
            yield return ($"{name}_weight", weight);
            yield return ($"{name}_bias", [weight[0]]);
        }
    }
}
