using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Turns frames in detector units into photons. Made by <see cref="ConvertToPhotonsEstimator"/>.</summary>
public sealed class ConvertToPhotonsTransformer : FrameTransformer
{
    internal const string StageKind = "convert-to-photons";

    internal ConvertToPhotonsTransformer(ColumnPair columns, PhotonOptions options, Mask? mask)
        : base(columns)
    {
        Options = options;
        Mask = mask;
    }

    /// <summary>Gain, offset and compression.</summary>
    public PhotonOptions Options { get; }

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; }

    private protected override string Kind => StageKind;

    internal static ConvertToPhotonsTransformer Load(StageReader reader)
    {
        PhotonStage stage = reader.Options<PhotonStage>();
        stage.Photons.Validate();
        return new ConvertToPhotonsTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), stage.Photons, stage.HasMask ? MaskPart.Read(reader) : null);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) =>
        (frame, _, destination) => PhotonConversion.Convert(frame, Options, Mask, destination);

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        MaskPart.Require(Mask, InputColumnName, size);
        return FrameSchema.TypeOf(size);
    }

    private protected override void Save(StageWriter writer)
    {
        writer.Options(new PhotonStage(OutputColumnName, InputColumnName, Options, Mask is not null));
        MaskPart.Write(writer, Mask);
    }
}
