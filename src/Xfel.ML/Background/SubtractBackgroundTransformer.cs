using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Takes a background off frames. Made by <see cref="SubtractBackgroundEstimator"/>.</summary>
public sealed class SubtractBackgroundTransformer : FrameTransformer
{
    internal const string StageKind = "subtract-background";

    private const string Part = "background";

    private readonly Frame _background;

    /// <summary>Takes over the background, which nobody may write on any more.</summary>
    internal SubtractBackgroundTransformer(ColumnPair columns, Frame background, bool scaleToFrame)
        : base(columns)
    {
        _background = background;
        ScaleToFrame = scaleToFrame;
    }

    /// <summary>The size of the frames that are taken, the background's.</summary>
    public FrameSize Size => _background.Size;

    /// <summary>The background, given or fitted, row by row; NaN where it is not known.</summary>
    public ReadOnlySpan<float> Background => _background.Pixels;

    /// <summary>Whether the background is scaled to each frame.</summary>
    public bool ScaleToFrame { get; }

    private protected override string Kind => StageKind;

    internal static SubtractBackgroundTransformer Load(StageReader reader)
    {
        BackgroundStage stage = reader.Options<BackgroundStage>();
        float[] pixels = reader.Array(Part, out int[] shape, -1, -1);
        return new SubtractBackgroundTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), new Frame(new FrameSize(shape[0], shape[1]), pixels), stage.ScaleToFrame);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => (frame, _, destination) =>
        BackgroundSubtraction.Subtract(frame, _background.Pixels, ScaleToFrame ? BackgroundSubtraction.FitScale(frame, _background.Pixels) : 1, destination);

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        if (size != Size)
            FrameSchema.ThrowMismatch(InputColumnName, $"frames of {Size}, the size of the background", $"frames of {size}", "; give a background of the frames' own size");
        return FrameSchema.TypeOf(size);
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new BackgroundStage(OutputColumnName, InputColumnName, ScaleToFrame));
        writer.Array(Part, _background.Pixels, Size.Height, Size.Width);
    }
}
