using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>Small frame files and one small model, made once for all tests by the tool itself.</summary>
[TestClass]
public static class TestFiles
{
    /// <summary>Frames in <see cref="Frames"/>.</summary>
    public const int Count = 60;

    /// <summary>Height and width of the frames in <see cref="Frames"/>.</summary>
    public const int Side = 48;

    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("xfel-ml-cli-");
    private static readonly Lazy<string> LazyFrames = new(() => Made("frames.npz", path =>
        CliRun.Of("simulate", "--preset", "spi-hits", "--count", $"{Count}", "--size", $"{Side}", "--seed", "3", "--out", path)));
    private static readonly Lazy<string> LazyModel = new(() => Made("model.xfel", path =>
        CliRun.Of("train", "vgg16-logistic", "--data", Frames, "--out", path, "--width", "0.125", "--validation", "0")));

    /// <summary>Simulated frames with labels.</summary>
    public static string Frames => LazyFrames.Value;

    /// <summary>A model that was trained on them.</summary>
    public static string Model => LazyModel.Value;

    [AssemblyCleanup]
    public static void Clean() => Folder.Delete(recursive: true);

    /// <summary>Writes frames as NPY [N, H, W].</summary>
    public static string Npy(string path, params float[][] frames)
    {
        int side = (int)Math.Sqrt(frames[0].Length);
        NpyFile.Write<float>(path, frames.SelectMany(frame => frame).ToArray(), frames.Length, side, side);
        return path;
    }

    /// <summary>Writes labelled frames as NPZ.</summary>
    public static string Npz(string path, float[][] frames, int[] labels, params string[] classes)
    {
        int side = (int)Math.Sqrt(frames[0].Length);
        NpzFile.Write(path, file =>
        {
            file.Write<float>("frames", frames.SelectMany(frame => frame).ToArray(), frames.Length, side, side);
            file.Write<int>("labels", labels);
            file.WriteText("class_names", classes);
        });
        return path;
    }

    /// <summary>A frame with something in it, different for every seed.</summary>
    public static float[] Frame(int seed, int side = Side)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, side * side).Select(_ => (float)random.Next(0, 12))];
    }

    /// <summary>A frame that cannot be used.</summary>
    public static float[] Nan(int side = Side) => [.. Enumerable.Repeat(float.NaN, side * side)];

    private static string Made(string name, Func<string, CliRun> make)
    {
        string path = Path.Combine(Folder.FullName, name);
        make(path).Exits(0);
        return path;
    }
}
