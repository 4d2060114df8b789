using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>Looks at an output path before hours of work end in "permission denied".</summary>
internal static class OutputPath
{
    /// <summary>A file is to be written there.</summary>
    public static void Require(string path, string option)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{option} {path} is a folder; a file name was expected");
        RequireFolders(Path.GetDirectoryName(Path.GetFullPath(path)), path, option);
    }

    /// <summary>A file of frames is to be written there.</summary>
    public static void RequireFrames(string path, string option)
    {
        Require(path, option);
        if (!SimulatedFrames.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new UsageException($"{option} {path}: the extension says what is written: .npz, or .cxi or .h5 (CXI) was expected");
    }

    /// <summary>An input file is never written over, under whatever name.</summary>
    public static void RequireOther(string path, string option, IEnumerable<string> inputs)
    {
        foreach (string input in inputs)
        {
            if (AtomicFile.WouldReplace(path, input))
                throw new UsageException($"{option} {path} would take the place of the input {input}; give another name");
        }
    }

    /// <summary>Files are to be written into that folder; it need not exist.</summary>
    public static void RequireFolder(string path, string option) => RequireFolders(Path.GetFullPath(path), path, option);

    private static void RequireFolders(string? folder, string path, string option)
    {
        for (; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
                throw new UsageException($"{option} {path}: {folder} is a file; a folder was expected");
        }
    }
}
