using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>The network that makes the features: <c>--weights --width --threads</c>.</summary>
internal sealed class NetworkOptions
{
    private static readonly Vgg16Options Defaults = new();

    private readonly Option<string?> _weights = new("--weights") { Description = "VGG16's weights as ONNX (the model zoo's vgg16-7 or vgg16-12); without them a narrow network with seeded random weights is used." };
    private readonly Option<double> _width = new("--width") { Description = "Width of the random network, as a part of VGG16's.", DefaultValueFactory = _ => Defaults.Width };
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. No bit of the result depends on it.", DefaultValueFactory = _ => Defaults.Threads };

    public NetworkOptions(Command command)
    {
        command.Add(_weights);
        command.Add(_width);
        command.Add(_threads);
    }

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The weights and width of the featurizer mean nothing to another network.</summary>
    public void RequireNone(ParseResult parsed, string network)
    {
        Option[] own = [_weights, _width];
        if (own.FirstOrDefault(parsed.IsGiven) is { } given)
            throw new UsageException($"{given.Name} belongs to {Vgg16LogisticPipeline.Network}; {network} is trained from random weights: leave it out");
    }

    public Vgg16Options Of(ParseResult parsed)
    {
        if (parsed.GetValue(_weights) is not null && parsed.IsGiven(_width))
            throw new UsageException("--weights and --width were both given; a weights file has a width of its own: leave one out");
        var options = new Vgg16Options
        {
            WeightsPath = parsed.GetValue(_weights),
            Width = parsed.GetValue(_width),
            Threads = parsed.GetValue(_threads),
        };
        Usage.Check(options.Validate);
        return options;
    }
}
