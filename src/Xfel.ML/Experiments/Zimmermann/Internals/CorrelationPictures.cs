using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>CCF maps as pictures: sign(x) ln(1 + |x| / median|x|), from the least value (black) to the greatest (white).</summary>
internal static class CorrelationPictures
{
    public static ReportPicture Of(HeliumFrames maps, int index, IReadOnlyList<string> lines)
    {
        float[] values = maps.Pixels[index];
        float[] sizes = Array.ConvertAll(values, Math.Abs);
        Array.Sort(sizes);
        // A map that is 0 in most places has no scale of its own.
        float median = sizes[sizes.Length / 2] is var middle && middle > 0 ? middle : 1;
        float[] shades = Array.ConvertAll(values, value => MathF.CopySign(MathF.Log(1 + MathF.Abs(value) / median), value));
        float least = TensorPrimitives.Min<float>(shades), range = TensorPrimitives.Max<float>(shades) - least;
        TensorPrimitives.Subtract(shades, least, shades);
        return new ReportPicture(FrameImages.Encode(shades, maps.Size, new RenderOptions { Scale = range > 0 ? range : 1, Quality = 0 }), maps.Size, lines);
    }
}
