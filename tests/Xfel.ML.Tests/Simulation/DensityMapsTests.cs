using System.Numerics;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Simulation;

[TestClass]
public sealed class DensityMapsTests
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 24).Select(i => (float)(7 * i % 11))];

    [TestMethod]
    public void Load_MrcVolume_HasItsVoxelsAndTheirSize()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        MrcFile.Write(path, new MrcMap { Columns = 4, Rows = 3, Sections = 2, Values = Values, IsVolume = true, VoxelSize = new Vector3(12.5f), Origin = new Vector3(100) });
        AssertValues(DensityMaps.Load(path), 1.25e-9);
        AssertValues(DensityMaps.Load(path, 3e-9), 3e-9);
    }

    [TestMethod]
    public void Load_FileOfMrcfile_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        Python.Run(["mrcfile", "numpy"], """
            import sys, numpy, mrcfile
            with mrcfile.new(sys.argv[1]) as file:
                file.set_data((7 * numpy.arange(24) % 11).reshape(2, 3, 4).astype('f4'))
                file.set_volume()
                file.voxel_size = 20.0
            """, path);
        AssertValues(DensityMaps.Load(path), 2e-9);
    }

    [TestMethod]
    public void Load_NpyAndNpz_HaveTheVoxels()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("map.npy"), Values, 2, 3, 4);
        AssertValues(DensityMaps.Load(folder.File("map.npy"), 1e-9), 1e-9);
        NpzFile.Write(folder.File("one.npz"), file => file.Write<double>("rho", [.. Values.Select(value => (double)value)], [2, 3, 4]));
        AssertValues(DensityMaps.Load(folder.File("one.npz"), 1e-9), 1e-9);
        NpzFile.Write(folder.File("two.npz"), file =>
        {
            file.Write<float>("other", [1f, 2f], [2]);
            file.Write<float>("rho", Values, [2, 3, 4]);
        });
        AssertValues(DensityMaps.Load(folder.File("two.npz"), 1e-9, "rho"), 1e-9);
        Fails(folder.File("two.npz"), 1e-9, "found 2 arrays (other, rho)");
        Fails(folder.File("two.npz"), 1e-9, "no such array", "none");
    }

    [TestMethod]
    public void Load_FortranOrder_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.npy");
        Python.Run(["numpy"], "import sys, numpy; numpy.save(sys.argv[1], numpy.asfortranarray((7 * numpy.arange(24) % 11).reshape(2, 3, 4)))", path);
        AssertValues(DensityMaps.Load(path, 1e-9), 1e-9);
    }

    [TestMethod]
    [DataRow(new[] { 24 }, "found a density map of 1 dimensions, (24,); expected 3")]
    [DataRow(new[] { 4, 6 }, "found a density map of 2 dimensions, (4, 6); expected 3")]
    [DataRow(new[] { 1, 2, 3, 4 }, "found a density map of 4 dimensions, (1, 2, 3, 4)")]
    public void Load_OtherDimensions_SaysHowMany(int[] shape, string expected)
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("map.npy"), Values, shape);
        Fails(folder.File("map.npy"), 1e-9, expected);
    }

    [TestMethod]
    public void Load_NpyWithoutVoxelSize_AsksForIt()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("map.npy"), Values, 2, 3, 4);
        Fails(folder.File("map.npy"), null, "expected a voxel size; give it in metres");
    }

    [TestMethod]
    public void Load_MrcWithoutUsableVoxels_SaysSo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        var map = new MrcMap { Columns = 4, Rows = 3, Sections = 2, Values = Values };
        MrcFile.Write(path, map);
        Fails(path, null, "an MRC header without a voxel size; expected a voxel size; give it in metres");
        AssertValues(DensityMaps.Load(path, 1e-9), 1e-9);
        MrcFile.Write(path, map with { VoxelSize = new Vector3(1, 1, 2) });
        Fails(path, null, "found voxels of 1 x 1 x 2 angstrom; expected cubes");
        MrcFile.Write(path, map with { VoxelSize = new Vector3(1, 1, 1.0005f) });
        AssertValues(DensityMaps.Load(path), 1e-10);
        MrcFile.Write(path, map with { Rows = 6, Sections = 1, VoxelSize = Vector3.One });
        Fails(path, null, "found an image of 6 x 4, which has 2 dimensions");
        Fails(path, null, "which holds one array without a name", "rho");
    }

    [TestMethod]
    [DataRow(float.NaN, "voxel 5 is NaN")]
    [DataRow(float.NegativeInfinity, "voxel 5 is -Infinity")]
    [DataRow(-115f, "sums to 0")]
    public void Load_ImpossibleDensity_SaysWhere(float value, string expected)
    {
        using var folder = new TemporaryFolder();
        float[] values = [.. Values];
        // The others sum to 115.
        values[5] = value;
        NpyFile.Write<float>(folder.File("map.npy"), values, 2, 3, 4);
        Fails(folder.File("map.npy"), 1e-9, expected);
    }

    [TestMethod]
    public void Load_EmptyCutOffOrForeignFile_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("none.npy"), [], 0, 3, 4);
        Fails(folder.File("none.npy"), 1e-9, "its shape is 0 x 3 x 4");
        NpyFile.Write<float>(folder.File("map.npy"), Values, 2, 3, 4);
        File.WriteAllBytes(folder.File("cut.npy"), File.ReadAllBytes(folder.File("map.npy"))[..^10]);
        Fails(folder.File("cut.npy"), 1e-9, "86 bytes of data");
        File.WriteAllText(folder.File("text.txt"), "a density");
        Fails(folder.File("text.txt"), 1e-9, "an MRC header that is cut off");
        File.WriteAllText(folder.File("empty"), "");
        Fails(folder.File("empty"), 1e-9, "MRC");
        Fails(folder.File("missing.mrc"), 1e-9, "no such file");
        Fails(folder.Path, 1e-9, "a folder");
    }

    [TestMethod]
    public void Load_HugeHeader_AllocatesNothing()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("map.npy"), Values, 2, 3, 4);
        byte[] bytes = File.ReadAllBytes(folder.File("map.npy"));
        string header = System.Text.Encoding.Latin1.GetString(bytes, 0, 128).Replace("(2, 3, 4), }        ", "(2000, 3000, 4), }  ");
        File.WriteAllBytes(folder.File("huge.npy"), [.. System.Text.Encoding.Latin1.GetBytes(header), .. bytes[128..]]);
        Fails(folder.File("huge.npy"), 1e-9, "96 bytes of data");
        using (FileStream file = File.Create(folder.File("sparse.mrc")))
            file.SetLength(5 * DensityMap.MostVoxels + 1);
        Fails(folder.File("sparse.mrc"), 1e-9, "an MRC volume of at most 134217728 voxels");
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1e-9)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Load_ImpossibleVoxelSize_IsTheCallersFault(double size) => Assert.ThrowsExactly<ArgumentException>(() => DensityMaps.Load("map.npy", size));

    [TestMethod]
    public void Load_Map_Scatters()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("map.npy"), Values, 2, 3, 4);
        var detector = new DetectorGeometry { Size = new FrameSize(32, 32), Wavelength = 1e-9, Distance = 0.5, PixelSize = 1e-3, BeamCenterX = 16, BeamCenterY = 16 };
        var frame = new float[32 * 32];
        new EwaldScattering(detector.Size).Intensities(DensityMaps.Load(folder.File("map.npy"), 3e-9), Orientation.Identity, detector, frame);
        Assert.AreEqual(1, frame[16 * 32 + 16], 1e-5);
        Assert.IsTrue(frame.All(value => value is >= 0 and < 1.0001f));
    }

    private static void AssertValues(DensityMap map, double voxelSize)
    {
        Assert.AreEqual((2, 3, 4), map.Shape);
        Assert.AreEqual(voxelSize, map.VoxelSize, 1e-6 * voxelSize);
        for (int i = 0; i < Values.Length; i++)
            Assert.AreEqual(Values[i], map.Density(map.VoxelSize * new Vector3D(i % 4 - 1.5, i / 4 % 3 - 1, i / 12 - 0.5)), 1e-4);
    }

    private static void Fails(string path, double? voxelSize, string expected, string? dataSet = null)
    {
        string message = Assert.ThrowsExactly<FrameFileException>(() => DensityMaps.Load(path, voxelSize, dataSet)).Message;
        StringAssert.Contains(message, expected);
        StringAssert.StartsWith(message, path);
        Assert.IsFalse(message.Contains('\n'));
    }
}
