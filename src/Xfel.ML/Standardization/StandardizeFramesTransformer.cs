using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Brings frames to zero mean and unit variance. Made by <see cref="StandardizeFramesEstimator"/>.</summary>
public sealed class StandardizeFramesTransformer : FrameTransformer
{
    internal const string StageKind = "standardize-frames";

    private readonly PixelScaling? _pixels;

    internal StandardizeFramesTransformer(ColumnPair columns, PixelScaling? pixels)
        : base(columns) => _pixels = pixels;

    /// <summary>Whether frames or pixels are standardised.</summary>
    public StandardizationMode Mode => _pixels is null ? StandardizationMode.PerFrame : StandardizationMode.PerPixel;

    /// <summary>The only size of frames that is taken; null takes all.</summary>
    public FrameSize? Size => _pixels?.Size;

    private protected override string Kind => StageKind;

    internal static StandardizeFramesTransformer Load(StageReader reader)
    {
        StandardizeStage stage = reader.Options<StandardizeStage>();
        PixelScaling? pixels = null;
        if (stage.Mode == StandardizationMode.PerPixel)
        {
            float[] mean = reader.Array("mean", out int[] shape, -1, -1);
            float[] inverse = reader.Array("inverse-standard-deviation", out _, shape[0], shape[1]);
            pixels = new PixelScaling(new FrameSize(shape[0], shape[1]), mean, inverse);
        }

        return new StandardizeFramesTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), pixels);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => _pixels is { } pixels
        ? (frame, _, destination) => FrameStandardization.PerPixel(frame, pixels.Mean, pixels.InverseStandardDeviation, destination)
        : (frame, _, destination) => FrameStandardization.PerFrame(frame, destination);

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        if (_pixels is { } pixels && pixels.Size != size)
            FrameSchema.ThrowMismatch(InputColumnName, $"frames of {pixels.Size}, whose pixels the transformer was fitted on", $"frames of {size}", "; resize or crop them first, or standardise per frame");
        return FrameSchema.TypeOf(size);
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new StandardizeStage(OutputColumnName, InputColumnName, Mode));
        if (_pixels is not { } pixels)
            return;
        writer.Array("mean", pixels.Mean, pixels.Size.Height, pixels.Size.Width);
        writer.Array("inverse-standard-deviation", pixels.InverseStandardDeviation, pixels.Size.Height, pixels.Size.Width);
    }
}
