using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How a data set is downloaded.</summary>
public sealed record DataSetDownloadOptions
{
    /// <summary>Unpack zip, tar and tar.gz files after verification, whatever the manifest says.</summary>
    public bool Extract { get; init; }

    /// <summary>How often a cut connection is taken up again, per file.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long a connection may stay silent before it counts as cut.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Is told how many bytes are downloaded, verified and unpacked.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Waits before a connection is taken up again.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    /// <summary>The bytes that are free where a folder lies; null where that cannot be told.</summary>
    internal Func<string, long?> FreeBytes { get; init; } = DiskSpace.Free;

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(Retries is >= 0 and <= 1000, $"{nameof(Retries)} is {Retries}; it must be 0 to 1000");
        faults.Require(StallTimeout > TimeSpan.Zero && StallTimeout <= TimeSpan.FromDays(1), $"{nameof(StallTimeout)} is {StallTimeout}; it must be greater than 0 and at most a day");
        faults.Throw("options");
    }
}
