using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>How frames are turned into grey images: <c>--scale --gain --offset --quality --mask --center</c>.</summary>
internal sealed class RenderingOptions
{
    private static readonly RenderOptions Defaults = new();

    private readonly Option<float> _scale = new("--scale") { Description = "Photons that are drawn as full scale; Han & Li show 1, 2, 5, 10, 20, 50, 100, 1000.", DefaultValueFactory = _ => Defaults.Scale };
    private readonly Option<float> _gain = new("--gain") { Description = "Detector units (ADU) per photon.", DefaultValueFactory = _ => Defaults.GainAduPerPhoton };
    private readonly Option<float> _offset = new("--offset") { Description = "The detector's reading, in ADU, at zero photons.", DefaultValueFactory = _ => Defaults.Offset };
    private readonly Option<int> _quality = new("--quality") { Description = "Quality of the JPEG step that is part of the normalisation; 0 leaves it out.", DefaultValueFactory = _ => Defaults.Quality };
    private readonly Option<string?> _mask = new("--mask") { Description = "An NPY file of the frames' size: 1 (true) = good pixel." };
    private readonly CenterOption _center;

    public RenderingOptions(Command command)
    {
        command.Add(_scale);
        command.Add(_gain);
        command.Add(_offset);
        command.Add(_quality);
        command.Add(_mask);
        _center = new CenterOption(command, "the largest square about it is looked at (default: the whole frame)");
    }

    /// <summary>The options as given, checked.</summary>
    public RenderOptions Of(ParseResult parsed) => Checked(new RenderOptions
    {
        Scale = parsed.GetValue(_scale),
        GainAduPerPhoton = parsed.GetValue(_gain),
        Offset = parsed.GetValue(_offset),
        Quality = parsed.GetValue(_quality),
    });

    /// <summary>Whether grey levels are asked for: an intensity scale or a JPEG quality.</summary>
    public bool IsRendering(ParseResult parsed) => parsed.IsGiven(_scale) || parsed.IsGiven(_quality);

    /// <summary>The stored conversion to photons, with gain and offset that the user gave instead; null when neither was given.</summary>
    public PhotonOptions? Override(ParseResult parsed, PhotonOptions stored)
    {
        if (!parsed.IsGiven(_gain) && !parsed.IsGiven(_offset))
            return null;
        PhotonOptions options = stored with
        {
            GainAduPerPhoton = parsed.IsGiven(_gain) ? parsed.GetValue(_gain) : stored.GainAduPerPhoton,
            Offset = parsed.IsGiven(_offset) ? parsed.GetValue(_offset) : stored.Offset,
        };
        Usage.Check(options.Validate);
        return options;
    }

    /// <summary>The stored options, with those that the user gave instead; null when none was given.</summary>
    public RenderOptions? Override(ParseResult parsed, RenderOptions stored)
    {
        if (!parsed.IsGiven(_scale) && !parsed.IsGiven(_gain) && !parsed.IsGiven(_offset) && !parsed.IsGiven(_quality))
            return null;
        return Checked(stored with
        {
            Scale = parsed.IsGiven(_scale) ? parsed.GetValue(_scale) : stored.Scale,
            GainAduPerPhoton = parsed.IsGiven(_gain) ? parsed.GetValue(_gain) : stored.GainAduPerPhoton,
            Offset = parsed.IsGiven(_offset) ? parsed.GetValue(_offset) : stored.Offset,
            Quality = parsed.IsGiven(_quality) ? parsed.GetValue(_quality) : stored.Quality,
        });
    }

    /// <summary>The mask file's path; null when none was given.</summary>
    public string? MaskPath(ParseResult parsed) => parsed.GetValue(_mask);

    /// <summary>The window about the beam centre; null when no centre was given.</summary>
    public CropOptions? Window(ParseResult parsed, FrameCollection frames) => _center.Of(parsed)?.Window(frames.Size);

    private static RenderOptions Checked(RenderOptions options)
    {
        Usage.Check(options.Validate);
        return options;
    }
}
