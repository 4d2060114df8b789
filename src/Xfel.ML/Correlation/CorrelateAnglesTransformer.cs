using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Computes angular cross-correlation maps of frames. Made by <see cref="CorrelateAnglesEstimator"/>; safe to share between threads.</summary>
public sealed class CorrelateAnglesTransformer : FrameTransformer
{
    internal const string StageKind = "correlate-angles";

    private readonly SizedTables<AngularCorrelation> _tables;
    private readonly int _threads;

    internal CorrelateAnglesTransformer(ColumnPair columns, CorrelationOptions options, Mask? mask, int threads)
        : base(columns)
    {
        Options = options;
        Mask = mask;
        _threads = threads;
        _tables = new SizedTables<AngularCorrelation>(size => new AngularCorrelation(size, options, mask));
    }

    /// <summary>Radii, angles, beam centre, order, part.</summary>
    public CorrelationOptions Options { get; }

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; }

    internal override int BatchSize => CorrelationBatch.SizeFor(_threads);

    private protected override string Kind => StageKind;

    internal static CorrelateAnglesTransformer Load(StageReader reader)
    {
        CorrelateAnglesStage stage = reader.Options<CorrelateAnglesStage>();
        stage.Correlation.Validate();
        return new CorrelateAnglesTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Correlation, stage.HasMask ? MaskPart.Read(reader) : null, threads: 0);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        AngularCorrelation correlation = _tables.Of(size);
        return (frames, count, destination) => correlation.Correlate(frames, count, destination, _threads);
    }

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        MaskPart.Require(Mask, InputColumnName, size);
        PolarCenter.Require(InputColumnName, Options.Polar, size);
        return FrameSchema.TypeOf(new FrameSize(Options.Polar.Radii, Options.Polar.Radii));
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new CorrelateAnglesStage(OutputColumnName, InputColumnName, Options, Mask is not null));
        MaskPart.Write(writer, Mask);
    }
}
