using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>What is done to a frame before a network sees it: <c>--photons --crop --resize</c> beside the rendering options.</summary>
internal sealed class PreparationOptions
{
    private readonly Option<string?> _photons = new("--photons") { Description = "How photon counts enter a network: linear (default), sqrt or log. With --scale grey levels enter instead." };
    private readonly Option<int?> _crop = new("--crop") { Description = "Side of the central window that a network sees, in pixels (default: the whole frame, or the largest square about --center)." };
    private readonly Option<int?> _resize = new("--resize") { Description = "Side to which the window is resampled, in pixels." };

    public PreparationOptions(Command command)
    {
        All = [_photons, _crop, _resize];
        foreach (Option option in All)
            command.Add(option);
    }

    public Option[] All { get; }

    public FramePreparation Of(ParseResult parsed, RenderingOptions rendering, FrameCollection frames)
    {
        bool renders = rendering.IsRendering(parsed);
        if (renders && parsed.IsGiven(_photons))
            throw new UsageException("--photons and --scale or --quality were both given; a network sees photons or grey levels: leave one out");
        RenderOptions values = rendering.Of(parsed);
        CropOptions? window = rendering.Window(parsed, frames);
        if (parsed.GetValue(_crop) is { } side)
            window = new CropOptions { Height = side, Width = side, CenterX = window?.CenterX, CenterY = window?.CenterY };
        var preparation = new FramePreparation
        {
            Photons = new PhotonOptions { GainAduPerPhoton = values.GainAduPerPhoton, Offset = values.Offset, Scaling = Scaling(parsed.GetValue(_photons)) },
            Rendering = renders ? values : null,
            Mask = rendering.MaskPath(parsed) is { } mask ? frames.ReadMask(mask) : null,
            Window = window,
            Size = parsed.GetValue(_resize) is { } size ? new FrameSize(size, size) : null,
        };
        Usage.Check(preparation.Validate);
        return preparation;
    }

    private static PhotonScaling Scaling(string? name) => name switch
    {
        null or "linear" => PhotonScaling.Linear,
        "sqrt" => PhotonScaling.SquareRoot,
        "log" => PhotonScaling.Logarithmic,
        _ => throw new UsageException($"--photons is '{name}'; linear, sqrt or log was expected"),
    };
}
