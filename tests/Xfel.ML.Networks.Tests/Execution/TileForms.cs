using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>All tile sets by name. A set that this processor lacks still computes the same numbers, slowly: the vector types fall back to narrower ones.</summary>
internal static class TileForms
{
    public static TileSet Get(string name) => name switch
    {
        "Vector512" => TileSet.Vector512,
        "Vector256" => TileSet.Vector256,
        _ => TileSet.Vector128,
    };

    public static IEnumerable<string> Names => ["Vector512", "Vector256", "Vector128"];

    /// <summary>The sets that this process runs at speed.</summary>
    public static IEnumerable<string> Accelerated => Names.Where(name => Get(name).IsAccelerated);
}
