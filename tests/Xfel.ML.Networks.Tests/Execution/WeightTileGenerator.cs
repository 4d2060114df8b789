using System.Text;

namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>
/// Writes the register tiles of the weight gradients: so many input channels by so many output vectors, summed over the pixels of a run; accumulator <c>a{channel}_{vector}</c>.
/// </summary>
internal static class WeightTileGenerator
{
    private const string Signature = "in PixelRun, float*, float*, float*, float*, void";

    public static string Write(TileFamily family)
    {
        var text = new StringBuilder(family.Header("WeightTileGenerator"));
        foreach (int blocks in family.Blocks)
        {
            for (int channels = 1; channels <= family.MaxRows; channels++)
                WriteTile(text, family, channels, blocks);
        }

        family.WriteSelector(text, Signature, "channels", Name);
        return text.ToString();
    }

    private static string Name(int channels, int blocks) => $"Channels{channels}Blocks{blocks}";

    private static void WriteTile(StringBuilder text, TileFamily family, int channels, int blocks)
    {
        string vector = family.Vector, type = $"{vector}<float>";
        int[] vectors = [.. Enumerable.Range(0, blocks * family.VectorsPerBlock)];
        text.Append("    [MethodImpl(MethodImplOptions.AggressiveOptimization)]\n");
        text.Append($"    private static void {Name(channels, blocks)}(in PixelRun run, float* input, float* gradient, float* start, float* weights)\n    {{\n");
        for (int c = 0; c < channels; c++)
            text.Append($"        {type} {string.Join(", ", vectors.Select(v => $"a{c}_{v} = default"))};\n");
        text.Append("        nint inputStep = run.InputPixelStep, gradientStep = run.GradientPixelStep, columns = run.Columns * gradientStep;\n");
        if (blocks > 1)
            text.Append("        nint gradientBlock = run.GradientBlockStride;\n");
        text.Append("""
                    for (int plane = 0; plane < run.Planes; plane++)
                    {
                        float* inputRow = input + plane * run.InputPlaneStep, gradientRow = gradient + plane * run.GradientPlaneStep;
                        for (int row = 0; row < run.Rows; row++)
                        {
                            float* x = inputRow, g = gradientRow, end = g + columns;
                            do
                            {

            """);
        text.Append($"                    {type} {string.Join(", ", vectors.Select(v => $"g{v} = {vector}.Load(g{family.Offset(v, "gradientBlock")})"))};\n");
        text.Append($"                    {type} b;\n");
        for (int c = 0; c < channels; c++)
        {
            text.Append($"                    b = {vector}.Create(x[{c}]);");
            foreach (int v in vectors)
                text.Append($" a{c}_{v} = {vector}.{family.MultiplyAdd}(g{v}, b, a{c}_{v});");
            text.Append('\n');
        }

        text.Append("""
                                x += inputStep;
                                g += gradientStep;
                            }
                            while (g < end);
                            inputRow += run.InputRowStep;
                            gradientRow += run.GradientRowStep;
                        }
                    }

                    nint startStep = run.StartStep;

            """);
        if (blocks > 1)
            text.Append("        nint startBlock = run.StartBlockStride, weightBlock = run.WeightBlockStride;\n");
        for (int c = 0; c < channels; c++)
        {
            text.Append("       ");
            foreach (int v in vectors)
                text.Append($" {vector}.Store(a{c}_{v} + {vector}.Load(start{family.Offset(v, "startBlock")}), weights{family.Offset(v, "weightBlock")}{TileFamily.Plus(c * TileFamily.Block)});");
            text.Append(c + 1 < channels ? " start += startStep;\n" : "\n");
        }

        text.Append("    }\n\n");
    }
}
