using Xfel.ML.Bundles;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>A featurizer's weights in a bundle: one array a tensor, checked by the digest over all of them.</summary>
internal static class Vgg16Weights
{
    public static void Write(StageWriter writer, string outputColumn, string inputColumn, int batchSize, Vgg16Features network)
    {
        var shapes = new List<TensorShape>();
        foreach (NamedTensor tensor in network.Tensors)
        {
            writer.Array(tensor.Name, tensor.Values, [.. tensor.Shape]);
            shapes.Add(new TensorShape(tensor.Name, tensor.Shape));
        }

        writer.Options(new Vgg16Stage(outputColumn, inputColumn, batchSize, network.WeightsDescription, network.IsPretrained, network.Digest, shapes));
    }

    public static Vgg16Features Read(StageReader reader, Vgg16Stage stage)
    {
        IEnumerable<NamedTensor> tensors = stage.Tensors.Select(
            tensor => new NamedTensor(tensor.Name, tensor.Shape, reader.Array(tensor.Name, out _, [.. tensor.Shape])));
        Vgg16Features network = Vgg16Features.FromTensors(tensors, stage.WeightsDescription, stage.IsPretrained);
        if (network.Digest != stage.Digest)
            throw new InvalidDataException($"the weights have the digest {network.Digest}, expected {stage.Digest}; save the model again");
        return network;
    }
}
