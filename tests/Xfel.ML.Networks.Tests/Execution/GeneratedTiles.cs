namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>The generated files and their arguments.</summary>
internal static class GeneratedTiles
{
    public static IEnumerable<(string File, string Text)> All()
    {
        yield return ("Tiles512.g.cs", TileGenerator.Write(new("Tiles512", "Vector512", Lanes: 16, MaxRows: 14, [1, 2], "FusedMultiplyAdd")));
        yield return ("Tiles256.g.cs", TileGenerator.Write(new("Tiles256", "Vector256", Lanes: 8, MaxRows: 6, [1], "FusedMultiplyAdd")));
        yield return ("Tiles128.g.cs", TileGenerator.Write(new("Tiles128", "Vector128", Lanes: 4, MaxRows: 3, [1], "MultiplyAddEstimate")));
        yield return ("WeightTiles512.g.cs", WeightTileGenerator.Write(new("WeightTiles512", "Vector512", Lanes: 16, MaxRows: 8, [1, 2], "FusedMultiplyAdd")));
        yield return ("WeightTiles256.g.cs", WeightTileGenerator.Write(new("WeightTiles256", "Vector256", Lanes: 8, MaxRows: 6, [1], "FusedMultiplyAdd")));
        yield return ("WeightTiles128.g.cs", WeightTileGenerator.Write(new("WeightTiles128", "Vector128", Lanes: 4, MaxRows: 3, [1], "MultiplyAddEstimate")));
    }
}
