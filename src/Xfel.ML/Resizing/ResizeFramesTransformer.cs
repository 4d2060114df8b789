using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Resamples frames bilinearly. Made by <see cref="ResizeFramesEstimator"/>.</summary>
public sealed class ResizeFramesTransformer : FrameTransformer
{
    internal const string StageKind = "resize-frames";

    internal ResizeFramesTransformer(ColumnPair columns, FrameSize size)
        : base(columns) => Size = size;

    /// <summary>The size of the frames that are written.</summary>
    public FrameSize Size { get; }

    private protected override string Kind => StageKind;

    internal static ResizeFramesTransformer Load(StageReader reader)
    {
        ResizeStage stage = reader.Options<ResizeStage>();
        return new ResizeFramesTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), FrameSizeOptions.Checked(stage.Height, stage.Width, "options"));
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) =>
        (frame, _, destination) => FrameResize.Bilinear(frame, size, destination, Size);

    private protected override VectorDataViewType OutputType(FrameSize size) => FrameSchema.TypeOf(Size);

    private protected override void Save(StageWriter writer) =>
        writer.Options(new ResizeStage(OutputColumnName, InputColumnName, Size.Height, Size.Width));
}
