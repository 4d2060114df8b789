using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>The networks of the source papers by the names that the command line knows.</summary>
public static class DiffractionNetworks
{
    private static readonly Dictionary<string, Func<int, FeatureShape, NetworkDesign, NetworkDescription>> Networks = new()
    {
        ["resnet10"] = ResNet10,
        ["resnet18"] = (classes, input, design) => ResNets.ResNet18(classes, input, ResNet(design)),
        ["resnet50"] = (classes, input, design) => ResNets.ResNet50(classes, input, ResNet(design)),
        ["resnet101"] = (classes, input, design) => ResNets.ResNet101(classes, input, ResNet(design)),
        ["vgg16"] = (classes, input, design) => Vgg.Vgg16(classes, input, VggOf(design)),
        ["vgg19"] = (classes, input, design) => Vgg.Vgg19(classes, input, VggOf(design)),
    };

    /// <summary>The names, smallest network first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Networks.Keys];

    /// <summary>Describes a network for frames of one channel.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="size">Size of the frames that it sees.</param>
    /// <param name="design">What differs from the paper; null for nothing.</param>
    /// <exception cref="ArgumentException">No network has that name, or the design is out of its range or not one of this network.</exception>
    /// <exception cref="InvalidInputException">The frames are smaller than the network's reduction.</exception>
    public static NetworkDescription Describe(string name, int classes, FrameSize size, NetworkDesign? design = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Require(name, design);
        try
        {
            return Networks[name](classes, new FeatureShape(1, size.Height, size.Width), design ?? new NetworkDesign());
        }
        catch (ArgumentException fault)
        {
            throw new InvalidInputException($"frames of {size} do not fit {name}: {fault.Message.Split(" (Parameter")[0]}", fault);
        }
    }

    /// <summary>Throws unless there is a network of that name that can be had in that design.</summary>
    internal static void Require(string name, NetworkDesign? design)
    {
        if (!Networks.ContainsKey(name))
            throw new ArgumentException($"no network is called '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        if (design is null)
            return;
        design.Validate();
        var faults = new OptionFaults();
        faults.Require(name != "resnet10" || design.Width == 1, FormattableString.Invariant($"{nameof(design.Width)} is {design.Width}; resnet10 has but one width: leave it at 1"));
        faults.Require(name != "resnet10" || design.LogAlpha is null or 0, FormattableString.Invariant($"{nameof(design.LogAlpha)} is {design.LogAlpha}; resnet10 has no logarithmic activation: leave it out"));
        faults.Throw(nameof(design));
    }

    private static NetworkDescription ResNet10(int classes, FeatureShape input, NetworkDesign design) =>
        design.Dropout is { } rate ? ResNets.ResNet10(classes, input, rate) : ResNets.ResNet10(classes, input);

    private static ResNetOptions ResNet(NetworkDesign design)
    {
        var options = new ResNetOptions { Width = design.Width };
        return design.LogAlpha switch
        {
            null => options,
            0 => options with { LogAlpha = null },
            { } alpha => options with { LogAlpha = alpha },
        };
    }

    private static VggOptions VggOf(NetworkDesign design)
    {
        var options = new VggOptions { Width = design.Width, LogAlpha = design.LogAlpha is 0 ? null : design.LogAlpha };
        return design.Dropout is { } rate ? options with { Dropout = rate } : options;
    }
}
