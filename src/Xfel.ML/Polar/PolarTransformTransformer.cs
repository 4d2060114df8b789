using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Resamples frames on a polar grid. Made by <see cref="PolarTransformEstimator"/>.</summary>
public sealed class PolarTransformTransformer : FrameTransformer
{
    internal const string StageKind = "polar-transform";

    private readonly SizedTables<PolarResampling> _tables;

    internal PolarTransformTransformer(ColumnPair columns, PolarTransformOptions options, Mask? mask)
        : base(columns)
    {
        Options = options;
        Mask = mask;
        _tables = new SizedTables<PolarResampling>(size => new PolarResampling(size, options.Polar));
    }

    /// <summary>Radii, angles, beam centre, and what bad samples become.</summary>
    public PolarTransformOptions Options { get; }

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; }

    private protected override string Kind => StageKind;

    internal static PolarTransformTransformer Load(StageReader reader)
    {
        PolarTransformStage stage = reader.Options<PolarTransformStage>();
        stage.Transform.Validate();
        return new PolarTransformTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Transform, stage.HasMask ? MaskPart.Read(reader) : null);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        PolarResampling polar = _tables.Of(size);
        return (frame, _, destination) =>
        {
            polar.Resample(frame, Mask, destination);
            PolarRings.FillBad(destination, Options.Polar.Angles, Options.BadSamples);
        };
    }

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        MaskPart.Require(Mask, InputColumnName, size);
        PolarCenter.Require(InputColumnName, Options.Polar, size);
        return FrameSchema.TypeOf(new FrameSize(Options.Polar.Radii, Options.Polar.Angles));
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new PolarTransformStage(OutputColumnName, InputColumnName, Options, Mask is not null));
        MaskPart.Write(writer, Mask);
    }
}
