namespace Xfel.ML.Formats.Internals;

/// <summary>A filter that every chunk of a data set went through.</summary>
/// <param name="Id">The registered number.</param>
/// <param name="StoredName">The name that the file gives it; may be empty.</param>
/// <param name="Value">The first of its settings; of shuffle, the bytes of an element.</param>
internal readonly record struct Hdf5Filter(int Id, string StoredName, uint Value = 0)
{
    public const int Deflate = 1, Shuffle = 2, Fletcher32 = 3;

    private const string Plugins = "install the Debian package hdf5-filter-plugin, or set HDF5_PLUGIN_PATH to the folder of the plugin";

    /// <summary>The filter's usual name.</summary>
    public string Name => Id switch
    {
        Deflate => "deflate",
        Shuffle => "shuffle",
        Fletcher32 => "fletcher32",
        4 => "szip",
        5 => "nbit",
        6 => "scaleoffset",
        307 => "bzip2",
        32000 => "LZF",
        32001 => "Blosc",
        32004 => "LZ4",
        32008 => "bitshuffle",
        32013 => "ZFP",
        32015 => "Zstandard",
        32026 => "Blosc2",
        _ => StoredName.Length > 0 ? StoredName : "a filter without a name",
    };

    /// <summary>What to do when the library does not have it.</summary>
    public string Remedy => Id switch
    {
        307 or 32004 => Plugins,
        32000 => "install the Debian package hdf5-plugin-lzf, or set HDF5_PLUGIN_PATH to the folder of the plugin",
        32001 => "install the Debian package hdf5-filter-plugin-blosc-serial, or set HDF5_PLUGIN_PATH to the folder of the plugin",
        32013 => "install the Debian package hdf5-filter-plugin-zfp-serial, or set HDF5_PLUGIN_PATH to the folder of the plugin",
        32008 => "install the Debian package bitshuffle, or set HDF5_PLUGIN_PATH to the folder of the plugin",
        32015 => "set HDF5_PLUGIN_PATH to the folder of the plugin; hdf5plugin for Python (pip) brings it",
        4 => "use an HDF5 library that was built with szip",
        _ => "set HDF5_PLUGIN_PATH to the folder of its plugin",
    };
}
