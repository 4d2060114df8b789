using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Cuts a window out of frames. Made by <see cref="CropFramesEstimator"/>.</summary>
public sealed class CropFramesTransformer : FrameTransformer
{
    internal const string StageKind = "crop-frames";

    private readonly FrameSize _window;

    internal CropFramesTransformer(ColumnPair columns, CropOptions options)
        : base(columns)
    {
        Options = options;
        _window = new FrameSize(options.Height, options.Width);
    }

    /// <summary>Size and place of the window.</summary>
    public CropOptions Options { get; }

    private protected override string Kind => StageKind;

    internal static CropFramesTransformer Load(StageReader reader)
    {
        CropStage stage = reader.Options<CropStage>();
        stage.Crop.Validate();
        return new CropFramesTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Crop);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        double x = Options.CenterX ?? (size.Width - 1) / 2.0, y = Options.CenterY ?? (size.Height - 1) / 2.0;
        return (frame, _, destination) => FrameCrop.Around(frame, size, Options.Fill, x, y, destination, _window);
    }

    private protected override VectorDataViewType OutputType(FrameSize size) => FrameSchema.TypeOf(_window);

    private protected override void Save(StageWriter writer) => writer.Options(new CropStage(OutputColumnName, InputColumnName, Options));
}
