using Xfel.ML.Bundles;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>A featurizer's weights in a bundle: one array a tensor, checked by their digest.</summary>
internal static class Vgg16Weights
{
    public static void Write(StageWriter writer, string outputColumn, string inputColumn, int batchSize, Vgg16Features network)
    {
        writer.Options(new Vgg16Stage(
            outputColumn, inputColumn, batchSize, network.WeightsDescription, network.IsPretrained, network.Digest, [.. network.Tensors.Select(tensor => tensor.Name)]));
        foreach (var tensor in network.Tensors)
            writer.Array(tensor.Name, tensor.Values, tensor.Shape);
    }

    public static Vgg16Features Read(StageReader reader, Vgg16Stage stage)
    {
        throw new NotImplementedException();
    }
}
