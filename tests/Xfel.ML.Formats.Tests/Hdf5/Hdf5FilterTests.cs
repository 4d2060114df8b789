namespace Xfel.ML.Formats.Tests;

/// <summary>Filters that come as plugins of the HDF5 library: used where they are installed, named where they are not.</summary>
[TestClass]
public sealed class Hdf5FilterTests
{
    /// <summary>Writes with a filter that h5py has, of its own or as a plugin; prints 'missing' where it has not.</summary>
    private const string Script = """
        import hashlib, os, sys
        for folder in ('/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins', '/usr/lib/aarch64-linux-gnu/hdf5/serial/plugins'):
            if os.path.isdir(folder) and 'HDF5_PLUGIN_PATH' not in os.environ:
                os.environ['HDF5_PLUGIN_PATH'] = folder
        import h5py, numpy as np
        numbers = (np.arange(7 * 5 * 9) * 37 % 101).reshape(7, 5, 9).astype('<i4')
        code = int(sys.argv[2])
        if not h5py.h5z.filter_avail(code):
            print('missing')
            sys.exit()
        with h5py.File(sys.argv[1], 'w') as file:
            file.create_dataset('data', data=numbers, chunks=(2, 5, 9), compression=code)
        print(hashlib.sha256(numbers.astype('<f4').tobytes()).hexdigest())
        """;

    private static readonly (string, string)[] NoPlugins = [("HDF5_PLUGIN_PRELOAD", "::")];

    [TestMethod]
    [DataRow(32004)]
    [DataRow(307)]
    [DataRow(32008)]
    public void TryRead_PluginInstalled_GivesWhatH5pyWrote(int filter)
    {
        using var folder = new TemporaryFolder();
        string digest = Write(folder.File("packed.h5"), filter);
        Assert.AreEqual(digest, Child.Run([], "read", folder.File("packed.h5"), "data"));
    }

    [TestMethod]
    [DataRow(32000, "LZF (32000)", "hdf5-plugin-lzf")]
    [DataRow(32004, "LZ4 (32004)", "hdf5-filter-plugin")]
    [DataRow(307, "bzip2 (307)", "hdf5-filter-plugin")]
    [DataRow(32008, "bitshuffle (32008)", "bitshuffle")]
    public void Open_PluginsOff_NamesFilterAndPackage(int filter, string name, string package)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("packed.h5");
        Write(path, filter);
        string message = Child.Run(NoPlugins, "read", path, "data");
        StringAssert.StartsWith(message, $"{path}, data set '/data': found data packed by the filter {name}; ");
        StringAssert.Contains(message, $"install the Debian package {package}, or set HDF5_PLUGIN_PATH");
    }

    [TestMethod]
    public void TryRead_PluginsOff_StillReadsWhatTheLibraryHas()
    {
        using var folder = new TemporaryFolder();
        string digest = Write(folder.File("packed.h5"), 1);
        Assert.AreEqual(digest, Child.Run(NoPlugins, "read", folder.File("packed.h5"), "data"));
    }

    private static string Write(string path, int filter)
    {
        string digest = Python.Run(["h5py", "numpy"], Script, path, filter.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (digest == "missing")
            Assert.Inconclusive($"needs the HDF5 filter {filter} to write a test file with, which this machine lacks");
        return digest;
    }
}
