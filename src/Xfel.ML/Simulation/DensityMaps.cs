using System.Globalization;
using System.Numerics;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Reads the density maps that the simulator takes as particles.</summary>
public static class DensityMaps
{
    private const double Angstrom = 1e-10;

    /// <summary>Sides of a voxel that differ by less are those of a cube, rounded.</summary>
    private const double CubeTolerance = 1e-3;

    /// <summary>
    /// Reads an MRC volume, or an array of three dimensions from an NPY or NPZ file: z slowest, x fastest. The content says which it is. The values are densities; the middle of the grid becomes the
    /// particle's origin, whatever origin the file gives.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="voxelSize">The side of a voxel in metres; <see langword="null"/> takes it from the header of an MRC file. NPY and NPZ files have none.</param>
    /// <param name="dataSet">The array of an NPZ file; <see langword="null"/> takes the only one.</param>
    /// <exception cref="ArgumentException">The voxel size is not a positive number.</exception>
    /// <exception cref="InvalidInputException">The file cannot be read, is not a volume of at most 512 x 512 x 512 voxels, does not say how large its voxels are, or holds densities that are not finite or sum to 0.</exception>
    public static DensityMap Load(string path, double? voxelSize = null, string? dataSet = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (voxelSize is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the voxel size is {given}; a positive number of metres was expected"), nameof(voxelSize));
        return Start(path) switch
        {
            [0x93, (byte)'N', (byte)'U', (byte)'M', ..] => LoadNpy(path, voxelSize, dataSet),
            [(byte)'P', (byte)'K', ..] => LoadNpz(path, voxelSize, dataSet),
            _ => LoadMrc(path, voxelSize, dataSet),
        };
    }

    private static DensityMap LoadNpy(string path, double? voxelSize, string? dataSet)
    {
        RefuseDataSet(path, dataSet, "an NPY file");
        Check(NpyFile.ReadHeader(path), path, null, voxelSize);
        float[] values = NpyFile.ReadSingle(path, out int[] shape);
        return Create(values, shape, voxelSize!.Value, path, null);
    }

    private static DensityMap LoadNpz(string path, double? voxelSize, string? dataSet)
    {
        if (dataSet is null)
        {
            IReadOnlyList<string> names = NpzFile.Names(path);
            if (names.Count != 1)
                throw new FrameFileException(path, null, $"{names.Count} arrays ({string.Join(", ", names.Take(8))})", "one, the density", "name the one to read");
            dataSet = names[0];
        }

        Check(NpzFile.ReadHeader(path, dataSet), path, dataSet, voxelSize);
        float[] values = NpzFile.ReadSingle(path, dataSet, out int[] shape);
        return Create(values, shape, voxelSize!.Value, path, dataSet);
    }

    private static DensityMap LoadMrc(string path, double? voxelSize, string? dataSet)
    {
        // Before it is read: a value takes a byte at least, so that this also bounds what is allocated.
        if (File.Exists(path) && new FileInfo(path).Length is var length && length > 5 * DensityMap.MostVoxels)
            throw new FrameFileException(path, dataSet, $"{length} bytes", $"an MRC volume of at most {DensityMap.MostVoxels} voxels", "bin the map, or cut out the particle");
        MrcMap map = MrcFile.Read(path);
        RefuseDataSet(path, dataSet, "an MRC file");
        if (map.Sections == 1)
            throw new FrameFileException(path, null, $"an image of {map.Rows} x {map.Columns}, which has 2 dimensions", "a density map of 3", "give a volume");
        return Create(map.Values, [map.Sections, map.Rows, map.Columns], voxelSize ?? VoxelSize(map.VoxelSize, path), path, null);
    }

    private static double VoxelSize(Vector3 size, string path)
    {
        float smallest = Math.Min(size.X, Math.Min(size.Y, size.Z)), greatest = Math.Max(size.X, Math.Max(size.Y, size.Z));
        if (!(smallest > 0))
            throw NoVoxelSize(path, null, "an MRC header without a voxel size");
        if (greatest - smallest > CubeTolerance * greatest)
        {
            throw new FrameFileException(path, null, string.Create(CultureInfo.InvariantCulture, $"voxels of {size.X} x {size.Y} x {size.Z} angstrom"), "cubes",
                "resample the map, or give a voxel size if the header is wrong");
        }

        return Angstrom * size.X;
    }

    private static void Check(NpyHeader header, string path, string? dataSet, double? voxelSize)
    {
        if (header.Shape.Count != 3)
            throw new FrameFileException(path, dataSet, $"a density map of {header.Shape.Count} dimensions, {header.ShapeText}", "3: depth, height, width", "name a volume, or reshape the array");
        if (header.Count > DensityMap.MostVoxels)
            throw new FrameFileException(path, dataSet, $"a density map of {header.ShapeText}", $"at most {DensityMap.MostVoxels} voxels", "bin the map, or cut out the particle");
        if (voxelSize is null)
            throw NoVoxelSize(path, dataSet, "an array, which does not say how large its voxels are");
    }

    private static FrameFileException NoVoxelSize(string path, string? dataSet, string found) => new(path, dataSet, found, "a voxel size", "give it in metres");

    private static void RefuseDataSet(string path, string? dataSet, string format)
    {
        if (dataSet is not null)
            throw new FrameFileException(path, dataSet, $"{format}, which holds one array without a name", "a file with named arrays", "leave the name out");
    }

    private static DensityMap Create(float[] values, int[] shape, double voxelSize, string path, string? dataSet)
    {
        try
        {
            return new DensityMap(values, shape, voxelSize);
        }
        catch (ArgumentException exception)
        {
            throw new FrameFileException(path, dataSet, $"what is no density map ({exception.Message})", "finite densities that do not sum to 0", "check the program that wrote it", exception);
        }
    }

    /// <summary>The first bytes; none of a file that cannot be opened, whose error then comes from the reader.</summary>
    private static byte[] Start(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            var bytes = new byte[4];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }
}
