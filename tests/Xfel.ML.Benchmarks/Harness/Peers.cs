using System.Globalization;

namespace Xfel.ML.Benchmarks;

/// <summary>
/// The peers of a benchmark: the scripts <c>peers/NAME/*.py</c>. A script takes <c>--threads T</c>, warms up, measures once, prints one line
/// <c>{"name": "numpy 1.24", "framesPerSecond": 1.0, "seconds": 1.0, "peakMemoryBytes": 1}</c>, and exits with 77 and a word on stderr when
/// what it needs is not installed. A name that starts with an underscore is a helper of the others.
/// </summary>
internal static class Peers
{
    public static IEnumerable<Contestant> Of(string benchmark, int threads)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "peers", benchmark);
        string? python = Python();
        if (!Directory.Exists(folder))
            yield break;
        if (python is null)
        {
            Console.Error.WriteLine("peers: python3 was not found, all are left out");
            yield break;
        }

        foreach (string script in Directory.EnumerateFiles(folder, "*.py").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(script);
            if (!name.StartsWith('_'))
                yield return new Contestant(name, python, [script, "--threads", threads.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>XFEL_ML_PYTHON, else the system's Python (the one that distribution packages install into), else the first on PATH.</summary>
    public static string? Python()
    {
        if (Environment.GetEnvironmentVariable("XFEL_ML_PYTHON") is { Length: > 0 } chosen)
            return chosen;
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin");
        string[] names = OperatingSystem.IsWindows() ? ["python.exe"] : ["python3"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
