using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Bundles;

/// <summary>The mask of a stage, as an array of the bundle: 1 = good pixel.</summary>
internal static class MaskPart
{
    private const string Name = "mask";

    public static void Write(StageWriter writer, Mask? mask)
    {
        if (mask is not null)
            writer.Array(Name, Array.ConvertAll(mask.Good.ToArray(), good => good ? 1f : 0f), mask.Size.Height, mask.Size.Width);
    }

    public static Mask Read(StageReader reader)
    {
        float[] good = reader.Array(Name, out int[] shape, -1, -1);
        return new Mask(new FrameSize(shape[0], shape[1]), Array.ConvertAll(good, value => value != 0));
    }

    /// <summary>A mask of another size than the frames' is a schema error.</summary>
    public static void Require(Mask? mask, string inputColumnName, FrameSize size)
    {
        if (mask is not null && mask.Size != size)
            FrameSchema.ThrowMismatch(inputColumnName, $"frames of {mask.Size}, the size of the mask", $"frames of {size}", "; give a mask of the frames' own size");
    }
}
