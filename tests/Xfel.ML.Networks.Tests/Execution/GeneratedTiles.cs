namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>The generated files and their arguments.</summary>
internal static class GeneratedTiles
{
    public static IEnumerable<(string File, string Text)> All()
    {
        yield return ("Tiles512.g.cs", TileGenerator.Write("Tiles512", "Vector512", lanes: 16, maxPixels: 14, blocks: [1, 2], "FusedMultiplyAdd"));
        yield return ("Tiles256.g.cs", TileGenerator.Write("Tiles256", "Vector256", lanes: 8, maxPixels: 6, blocks: [1], "FusedMultiplyAdd"));
        yield return ("Tiles128.g.cs", TileGenerator.Write("Tiles128", "Vector128", lanes: 4, maxPixels: 3, blocks: [1], "MultiplyAddEstimate"));
    }
}
