using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Renders frames at one intensity scale. Made by <see cref="RenderIntensityScaleEstimator"/>.</summary>
public sealed class RenderIntensityScaleTransformer : FrameTransformer
{
    internal const string StageKind = "render-intensity-scale";

    internal RenderIntensityScaleTransformer(ColumnPair columns, RenderOptions options, Mask? mask)
        : base(columns)
    {
        Options = options;
        Mask = mask;
    }

    /// <summary>Gain, offset, intensity scale and JPEG quality.</summary>
    public RenderOptions Options { get; }

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; }

    private protected override string Kind => StageKind;

    internal static RenderIntensityScaleTransformer Load(StageReader reader)
    {
        RenderStage stage = reader.Options<RenderStage>();
        stage.Rendering.Validate();
        return new RenderIntensityScaleTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Rendering, stage.HasMask ? MaskPart.Read(reader) : null);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        var grey = new byte[size.PixelCount];
        return (frame, _, destination) =>
        {
            FrameRenderer.Render(frame, size, Options, Mask, grey);
            TensorPrimitives.ConvertTruncating<byte, float>(grey, destination);
        };
    }

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        MaskPart.Require(Mask, InputColumnName, size);
        return FrameSchema.TypeOf(size);
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new RenderStage(OutputColumnName, InputColumnName, Options, Mask is not null));
        MaskPart.Write(writer, Mask);
    }
}
