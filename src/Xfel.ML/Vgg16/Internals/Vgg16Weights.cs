using Xfel.ML.Bundles;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>A featurizer's weights in a bundle: one array a tensor, checked by the digest over all of them.</summary>
internal static class Vgg16Weights
{
    public static void Write(StageWriter writer, string outputColumn, string inputColumn, int batchSize, Vgg16Features network)
    {
        IReadOnlyList<NamedTensor> tensors = network.Tensors;
        writer.Options(new Vgg16Stage(
            outputColumn, inputColumn, batchSize, network.WeightsDescription, network.IsPretrained, network.Digest,
            [.. tensors.Select(tensor => new TensorShape(tensor.Name, tensor.Shape))]));
        foreach (NamedTensor tensor in tensors)
            writer.Array(tensor.Name, tensor.Values, [.. tensor.Shape]);
    }

    public static Vgg16Features Read(StageReader reader, Vgg16Stage stage)
    {
        var tensors = new List<NamedTensor>();
        foreach (TensorShape tensor in stage.Tensors)
            tensors.Add(new NamedTensor(tensor.Name, tensor.Shape, reader.Array(tensor.Name, out _, [.. tensor.Shape])));
        Vgg16Features network = Vgg16Features.FromTensors(tensors, stage.WeightsDescription, stage.IsPretrained);
        if (network.Digest != stage.Digest)
            throw new InvalidDataException($"the weights have the digest {network.Digest}, expected {stage.Digest}");
        return network;
    }
}
