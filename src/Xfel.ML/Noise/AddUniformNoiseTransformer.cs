using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Adds noise that is uniform on [0, b) to frames. Made by <see cref="AddUniformNoiseEstimator"/>.</summary>
public sealed class AddUniformNoiseTransformer : FrameTransformer
{
    internal const string StageKind = "add-uniform-noise";

    internal AddUniformNoiseTransformer(ColumnPair columns, float upper, int seed)
        : base(columns)
    {
        Upper = upper;
        Seed = seed;
    }

    /// <summary>The upper end b, given or fitted, in the frames' unit.</summary>
    public float Upper { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    private protected override string Kind => StageKind;

    internal static AddUniformNoiseTransformer Load(StageReader reader)
    {
        UniformNoiseStage stage = reader.Options<UniformNoiseStage>();
        new UniformNoiseOptions { Upper = stage.Upper }.Validate();
        return new AddUniformNoiseTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Upper, stage.Seed);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => (frame, _, destination) => UniformNoise.Add(frame, Upper, Seed, destination);

    private protected override VectorDataViewType OutputType(FrameSize size) => FrameSchema.TypeOf(size);

    private protected override void Save(StageWriter writer) => writer.Options(new UniformNoiseStage(OutputColumnName, InputColumnName, Upper, Seed));
}
