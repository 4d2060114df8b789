using System.Text;

namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>
/// Writes the register tiles of the convolution and linear kernels. The JIT keeps accumulators in registers only when they are named locals, so the tiles are unrolled text:
/// one method per number of pixels and of output vectors, accumulator <c>a{pixel}_{vector}</c>.
/// </summary>
internal static class TileGenerator
{
    private const string Signature = "in TileSegments, float*, float*, float*, void";

    public static string Write(TileFamily family)
    {
        var text = new StringBuilder(family.Header("TileGenerator"));
        foreach (int blocks in family.Blocks)
        {
            for (int pixels = 1; pixels <= family.MaxRows; pixels++)
                WriteTile(text, family, pixels, blocks);
        }

        family.WriteSelector(text, Signature, "pixels", Name);
        return text.ToString();
    }

    private static string Name(int pixels, int blocks) => $"Pixels{pixels}Blocks{blocks}";

    private static void WriteTile(StringBuilder text, TileFamily family, int pixels, int blocks)
    {
        string vector = family.Vector, type = $"{vector}<float>";
        int[] vectors = [.. Enumerable.Range(0, blocks * family.VectorsPerBlock)];
        text.Append("    [MethodImpl(MethodImplOptions.AggressiveOptimization)]\n");
        text.Append($"    private static void {Name(pixels, blocks)}(in TileSegments segments, float* input, float* addend, float* output)\n    {{\n");
        text.Append("        float* start = segments.Start;\n");
        text.Append($"        {type} {string.Join(", ", vectors.Select(v => $"a0_{v} = {vector}.Load(start{TileFamily.Plus(v * family.Lanes)})"))};\n");
        for (int p = 1; p < pixels; p++)
            text.Append($"        {type} {string.Join(", ", vectors.Select(v => $"a{p}_{v} = a0_{v}"))};\n");
        text.Append("        float* w = segments.Weights;\n");
        if (blocks > 1)
            text.Append("        nint weightBlock = segments.WeightBlockStride;\n");
        text.Append("        int channels = segments.Channels;\n");
        text.Append("        nint skip = (16 - channels) * 16;\n");
        text.Append("        int* end = segments.Offsets + segments.Count;\n");
        text.Append("        for (int* offset = segments.Offsets; offset < end; offset++)\n        {\n");
        text.Append("            float* x = input + *offset;\n");
        text.Append("            float* xEnd = x + channels;\n");
        text.Append("            do\n            {\n");
        text.Append($"                {type} {string.Join(", ", vectors.Select(v => $"w{v} = {vector}.Load(w{family.Offset(v, "weightBlock")})"))};\n");
        text.Append($"                {type} b;\n");
        for (int p = 0; p < pixels; p++)
        {
            text.Append($"                b = {vector}.Create(x[{p * TileFamily.Block}]);");
            foreach (int v in vectors)
                text.Append($" a{p}_{v} = {vector}.{family.MultiplyAdd}(w{v}, b, a{p}_{v});");
            text.Append('\n');
        }

        text.Append("                w += 16;\n                x++;\n            }\n            while (x < xEnd);\n            w += skip;\n        }\n\n");
        text.Append($"        {type} slope = {vector}.Create(segments.Slope);\n");
        text.Append("        nint addendStep = segments.AddendPixelStride, outputStep = segments.OutputPixelStride;\n");
        if (blocks > 1)
            text.Append("        nint addendBlock = segments.AddendBlockStride, outputBlock = segments.OutputBlockStride;\n");
        for (int p = 0; p < pixels; p++)
        {
            text.Append("       ");
            foreach (int v in vectors)
            {
                text.Append($" a{p}_{v} += {vector}.Load(addend{family.Offset(v, "addendBlock")});");
                text.Append($" {vector}.Store({vector}.MaxNative(slope * a{p}_{v}, a{p}_{v}), output{family.Offset(v, "outputBlock")});");
            }

            text.Append(p + 1 < pixels ? " addend += addendStep; output += outputStep;\n" : "\n");
        }

        text.Append("    }\n\n");
    }
}
