using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>The networks of the source papers by the names that the command line knows.</summary>
public static class DiffractionNetworks
{
    private static readonly Dictionary<string, Func<int, FeatureShape, float?, NetworkDescription>> Networks = new()
    {
        ["resnet10"] = (classes, input, dropout) => dropout is { } rate ? ResNets.ResNet10(classes, input, rate) : ResNets.ResNet10(classes, input),
        ["resnet18"] = (classes, input, _) => ResNets.ResNet18(classes, input),
        ["resnet50"] = (classes, input, _) => ResNets.ResNet50(classes, input),
        ["resnet101"] = (classes, input, _) => ResNets.ResNet101(classes, input),
        ["vgg16"] = (classes, input, dropout) => Vgg.Vgg16(classes, input, dropout is { } rate ? new VggOptions { Dropout = rate } : null),
        ["vgg19"] = (classes, input, dropout) => Vgg.Vgg19(classes, input, dropout is { } rate ? new VggOptions { Dropout = rate } : null),
    };

    /// <summary>The names, smallest network first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Networks.Keys];

    /// <summary>Describes a network for frames of one channel.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="size">Size of the frames that it sees.</param>
    /// <param name="dropout">Rate of dropout; null for the network's own. Those of Zimmermann et al. with residuals have none.</param>
    /// <exception cref="ArgumentException">No network has that name, or the rate is not in [0, 1).</exception>
    /// <exception cref="InvalidInputException">The frames are smaller than the network's reduction.</exception>
    public static NetworkDescription Describe(string name, int classes, FrameSize size, float? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Networks.TryGetValue(name, out Func<int, FeatureShape, float?, NetworkDescription>? describe))
            throw new ArgumentException($"no network is called '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        if (dropout is not (null or >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "the rate of dropout lies in [0, 1)");
        try
        {
            return describe(classes, new FeatureShape(1, size.Height, size.Width), dropout);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidInputException($"frames of {size} do not fit {name}: {fault.Message.Split(" (Parameter")[0]}", fault);
        }
    }
}
