using System.Diagnostics;
using System.Runtime.InteropServices;
using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>The files of the reading benchmarks. They are made once, by peers/_cxi.py, and stay in the temporary folder, where the peers find them by name.</summary>
internal static class CxiReadFile
{
    public const int Frames = 20_000;
    public const int Seed = 4;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "xfel-ml-bench-cxi-read");

    /// <summary>Frames of the preset spi-hits: chunk = one frame, deflate.</summary>
    public static string Deflate() => Simulated("deflate");

    /// <summary>The same counts as uint16: shuffle and deflate.</summary>
    public static string UInt16() => Simulated("uint16");

    /// <summary>The same frames in one piece.</summary>
    public static string Contiguous() => Simulated("contiguous");

    /// <summary>20 GB of room that was never written, which takes no space on the disk.</summary>
    public static string Sparse() => Make("sparse", path => RunPython("sparse", path));

    private static string Simulated(string kind) => Make(kind, path => RunPython(kind, path, Make("raw", Simulate)));

    private static string Make(string kind, Action<string> make)
    {
        Directory.CreateDirectory(Folder);
        string path = Path.Combine(Folder, kind + (kind == "raw" ? ".f4" : ".cxi"));
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"making {path}");
        string aside = path + ".part";
        make(aside);
        File.Move(aside, path);
        return path;
    }

    private static void Simulate(string path)
    {
        using FileStream file = File.Create(path);
        foreach (SimulatedFrame frame in Preset.SpiHits.Simulate(new SimulationOptions { Count = Frames, Seed = Seed }))
            file.Write(MemoryMarshal.AsBytes<float>(frame.Pixels));
    }

    private static void RunPython(params string[] arguments)
    {
        string python = Peers.Python() ?? throw new InvalidOperationException("python3 with h5py makes the files of this benchmark, and was not found");
        string script = Path.Combine(AppContext.BaseDirectory, "peers", "_cxi.py");
        using var process = Process.Start(python, [script, .. arguments]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{script} ended with {process.ExitCode}: python3 with h5py makes the files of this benchmark");
    }
}
