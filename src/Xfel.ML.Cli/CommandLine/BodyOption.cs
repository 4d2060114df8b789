using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary>A density map in place of the preset's shapes: <c>--density FILE --voxel METRES</c>.</summary>
internal sealed class BodyOption
{
    private readonly Option<string?> _density = new("--density") { Description = "A density map (MRC, NPY or NPZ, three axes) in place of the preset's shapes; it is scaled to the drawn diameters." };
    private readonly Option<double?> _voxel = new("--voxel") { Description = "The side of a voxel of the map in metres; MRC files say it themselves." };

    public BodyOption(Command command)
    {
        command.Add(_density);
        command.Add(_voxel);
    }

    /// <summary>The options with the map, if one was given.</summary>
    public SimulationOptions AddTo(ParseResult parsed, SimulationOptions options)
    {
        double? voxel = parsed.GetValue(_voxel);
        if (voxel is { } side && !(side > 0 && double.IsFinite(side)))
            throw new UsageException(FormattableString.Invariant($"--voxel is {side}; a positive number of metres was expected"));
        if (parsed.GetValue(_density) is not { } path)
            return voxel is null ? options : throw new UsageException("--voxel says how large the voxels of --density are, which was not given; give both or neither");
        DensityMap map = DensityMaps.Load(path, voxel);
        return options with { Body = map, BodyName = NameOf(path, voxel) };
    }

    /// <summary>The options that name the map, and a comment that tells it from another map in a file of that name.</summary>
    private static string NameOf(string path, double? voxel)
    {
        using FileStream file = File.OpenRead(path);
        string digest = Convert.ToHexStringLower(SHA256.HashData(file));
        return string.Create(CultureInfo.InvariantCulture, $"--density {Path.GetFileName(path)}{(voxel is { } side ? $" --voxel {side}" : "")} # sha256 {digest}");
    }
}
