using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Applies the logarithmic activation to frames. Made by <see cref="LogActivationEstimator"/>.</summary>
public sealed class LogActivationTransformer : FrameTransformer
{
    internal const string StageKind = "log-activation";

    internal LogActivationTransformer(ColumnPair columns, float alpha)
        : base(columns) => Alpha = alpha;

    /// <summary>The strength; the slope at 0 is alpha e.</summary>
    public float Alpha { get; }

    private protected override string Kind => StageKind;

    internal static LogActivationTransformer Load(StageReader reader)
    {
        LogActivationStage stage = reader.Options<LogActivationStage>();
        Validate(stage.Alpha);
        return new LogActivationTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Alpha);
    }

    internal static void Validate(float alpha)
    {
        if (!(alpha > 0 && float.IsFinite(alpha)))
            throw new ArgumentOutOfRangeException(nameof(alpha), FormattableString.Invariant($"alpha is {alpha}; it must be finite and positive."));
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => (frame, _, destination) => FrameActivation.Log(frame, Alpha, destination);

    private protected override VectorDataViewType OutputType(FrameSize size) => FrameSchema.TypeOf(size);

    private protected override void Save(StageWriter writer) => writer.Options(new LogActivationStage(OutputColumnName, InputColumnName, Alpha));
}
