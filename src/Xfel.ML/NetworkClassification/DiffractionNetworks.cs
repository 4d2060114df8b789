using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>The networks of the source papers by the names that the command line knows.</summary>
public static class DiffractionNetworks
{
    private static readonly Dictionary<string, Func<int, FeatureShape, NetworkDescription>> Networks = new()
    {
        ["resnet10"] = (classes, input) => ResNets.ResNet10(classes, input),
        ["resnet18"] = (classes, input) => ResNets.ResNet18(classes, input),
        ["resnet50"] = (classes, input) => ResNets.ResNet50(classes, input),
        ["resnet101"] = (classes, input) => ResNets.ResNet101(classes, input),
        ["vgg16"] = (classes, input) => Vgg.Vgg16(classes, input),
        ["vgg19"] = (classes, input) => Vgg.Vgg19(classes, input),
    };

    /// <summary>The names, smallest network first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Networks.Keys];

    /// <summary>Describes a network for frames of one channel.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="size">Size of the frames that it sees.</param>
    /// <exception cref="ArgumentException">No network has that name.</exception>
    /// <exception cref="InvalidInputException">The frames are smaller than the network's reduction.</exception>
    public static NetworkDescription Describe(string name, int classes, FrameSize size)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Networks.TryGetValue(name, out Func<int, FeatureShape, NetworkDescription>? describe))
            throw new ArgumentException($"no network is called '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        try
        {
            return describe(classes, new FeatureShape(1, size.Height, size.Width));
        }
        catch (ArgumentException fault)
        {
            throw new InvalidInputException($"frames of {size} do not fit {name}: {fault.Message.Split(" (Parameter")[0]}", fault);
        }
    }
}
