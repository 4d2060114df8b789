using System.Globalization;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>What is done to a frame before a network sees it, in the order of these properties.</summary>
public sealed record FramePreparation
{
    /// <summary>Detector units to photons, and how these are compressed. Without use when <see cref="Rendering"/> is given.</summary>
    public PhotonOptions Photons { get; init; } = new();

    /// <summary>Grey levels at one intensity scale instead of photons (Han &amp; Li, section 4.2); null for photons.</summary>
    public RenderOptions? Rendering { get; init; }

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; init; }

    /// <summary>The window to look at; null takes whole frames.</summary>
    public CropOptions? Window { get; init; }

    /// <summary>The size to which the window is resampled; null keeps its own.</summary>
    public FrameSize? Size { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Photons.Validate();
        Rendering?.Validate();
        Window?.Validate();
        if (Size is { } size)
            FrameSizeOptions.Checked(size.Height, size.Width, nameof(Size));
    }

    /// <summary>The size of prepared frames.</summary>
    /// <param name="frames">The size of the frames as they come.</param>
    public FrameSize SizeFor(FrameSize frames) => Size ?? (Window is { } window ? new FrameSize(window.Height, window.Width) : frames);

    /// <summary>The preparation in words, as reports print it.</summary>
    public override string ToString()
    {
        string masked = Mask is null ? "no mask" : $"{Mask.Size.PixelCount - Mask.GoodCount} pixels masked";
        string looked = Window is null ? "whole frames" : string.Create(CultureInfo.InvariantCulture, $"{Window.Height} x {Window.Width} about {Place(Window)}");
        string resized = Size is { } size ? $", resampled to {size}" : "";
        string values = Rendering is { } rendering
            ? string.Create(CultureInfo.InvariantCulture, $"gain {rendering.GainAduPerPhoton} ADU/photon, offset {rendering.Offset} ADU, intensity scale {rendering.Scale} photons, {(rendering.Quality == 0 ? "no JPEG step" : $"JPEG quality {rendering.Quality}")}")
            : string.Create(CultureInfo.InvariantCulture, $"gain {Photons.GainAduPerPhoton} ADU/photon, offset {Photons.Offset} ADU, photons {Word(Photons.Scaling)}");
        return $"{values}, {masked}, {looked}{resized}";
    }

    /// <summary>The stages that do it, from <paramref name="input"/> to <paramref name="output"/>.</summary>
    internal IReadOnlyList<FrameTransformer> Stages(string output, string input)
    {
        var stages = new List<FrameTransformer>
        {
            Rendering is null
                ? new ConvertToPhotonsTransformer(new ColumnPair(output, input), Photons, Mask)
                : new RenderIntensityScaleTransformer(new ColumnPair(output, input), Rendering, Mask),
        };
        if (Window is not null)
            stages.Add(new CropFramesTransformer(new ColumnPair(output, null), Window));
        if (Size is { } size)
            stages.Add(new ResizeFramesTransformer(new ColumnPair(output, null), size));
        return stages;
    }

    /// <summary>The preparation that the stages of a pipeline do.</summary>
    internal static FramePreparation Of(IReadOnlyCollection<object> stages)
    {
        ConvertToPhotonsTransformer? photons = stages.OfType<ConvertToPhotonsTransformer>().FirstOrDefault();
        RenderIntensityScaleTransformer? rendering = stages.OfType<RenderIntensityScaleTransformer>().FirstOrDefault();
        return new FramePreparation
        {
            Photons = photons?.Options ?? new(),
            Rendering = rendering?.Options,
            Mask = photons?.Mask ?? rendering?.Mask,
            Window = stages.OfType<CropFramesTransformer>().FirstOrDefault()?.Options,
            Size = stages.OfType<ResizeFramesTransformer>().FirstOrDefault()?.Size,
        };
    }

    private static string Place(CropOptions window) => window.CenterX is null && window.CenterY is null
        ? "the middle"
        : string.Create(CultureInfo.InvariantCulture, $"{window.CenterX},{window.CenterY}");

    private static string Word(PhotonScaling scaling) => scaling switch
    {
        PhotonScaling.SquareRoot => "as square roots",
        PhotonScaling.Logarithmic => "as logarithms",
        _ => "as they are",
    };
}
