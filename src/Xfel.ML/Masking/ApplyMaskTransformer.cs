using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Marks the bad pixels of a mask in frames. Made by <see cref="ApplyMaskEstimator"/>.</summary>
public sealed class ApplyMaskTransformer : FrameTransformer
{
    internal const string StageKind = "apply-mask";

    internal ApplyMaskTransformer(ColumnPair columns, Mask mask, float fill)
        : base(columns)
    {
        Mask = mask;
        Fill = fill;
    }

    /// <summary>Good pixels.</summary>
    public Mask Mask { get; }

    /// <summary>The value of bad pixels.</summary>
    public float Fill { get; }

    private protected override string Kind => StageKind;

    internal static ApplyMaskTransformer Load(StageReader reader)
    {
        ApplyMaskStage stage = reader.Options<ApplyMaskStage>();
        return new ApplyMaskTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), MaskPart.Read(reader), stage.Fill);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => (frame, _, destination) => Mask.Apply(frame, Fill, destination);

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        MaskPart.Require(Mask, InputColumnName, size);
        return FrameSchema.TypeOf(size);
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new ApplyMaskStage(OutputColumnName, InputColumnName, Fill));
        MaskPart.Write(writer, Mask);
    }
}
