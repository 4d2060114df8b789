using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>What networks have in common: <c>--weights --width --threads</c>; the weights are those of the network that makes the features of <c>vgg16-logistic</c>.</summary>
internal sealed class NetworkOptions
{
    private static readonly Vgg16Options Defaults = new();

    private readonly Option<string?> _weights = new("--weights") { Description = "VGG16's weights as ONNX (the model zoo's vgg16-7 or vgg16-12); without them a narrow network with seeded random weights is used." };
    private readonly Option<double?> _width = new("--width") { Description = FormattableString.Invariant($"Multiple of the published number of channels: {Defaults.Width} for the random network of {Vgg16LogisticPipeline.Network}, 1 for the others, up to 4; resnet10 has but one width.") };
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. No bit of the result depends on it.", DefaultValueFactory = _ => Defaults.Threads };

    public NetworkOptions(Command command)
    {
        command.Add(_weights);
        command.Add(_width);
        command.Add(_threads);
    }

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The width, if it was given.</summary>
    public double? Width(ParseResult parsed) => parsed.GetValue(_width);

    /// <summary>The weights of the featurizer mean nothing to another network.</summary>
    public void RequireNone(ParseResult parsed, string network)
    {
        if (parsed.IsGiven(_weights))
            throw new UsageException($"{_weights.Name} belongs to {Vgg16LogisticPipeline.Network}; {network} is trained from random weights: leave it out");
    }

    public Vgg16Options Of(ParseResult parsed)
    {
        if (parsed.GetValue(_weights) is not null && parsed.IsGiven(_width))
            throw new UsageException("--weights and --width were both given; a weights file has a width of its own: leave one out");
        var options = new Vgg16Options
        {
            WeightsPath = parsed.GetValue(_weights),
            Width = Width(parsed) ?? Defaults.Width,
            Threads = parsed.GetValue(_threads),
        };
        Usage.Check(options.Validate);
        return options;
    }
}
