using System.Text;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>Where decisions go: a file, stdout, or both. Each appears whole or not at all, and none is held in memory.</summary>
internal static class DecisionFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] Known = [".csv", ".json", ".cxi", ".h5"];

    /// <summary>Refuses a file whose kind is not known, before any work.</summary>
    public static void RequireKnown(string path)
    {
        if (!Known.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new UsageException($"--out {path}: the extension says what is written: .csv, .json, or .cxi or .h5 (CXI with the frames) was expected");
    }

    /// <summary>Whether the file holds the frames themselves.</summary>
    public static bool IsCxi(string path) => Path.GetExtension(path).ToLowerInvariant() is ".cxi" or ".h5";

    /// <summary>Opens what is wanted, lets <paramref name="write"/> fill it, and closes it.</summary>
    public static void Write(DecisionTarget target, Session session, BundleManifest manifest, DecisionCounts counts, Action<IDecisionSink> write)
    {
        if (target.Path is not { } path)
            Print(session, manifest, counts, [], write);
        else if (IsCxi(path))
            ClassifiedFrames.Write(path, target.Files, target.Options(manifest), file => Fork(new CxiDecisions(file)));
        else
        {
            AtomicFile.Write(path, stream =>
            {
                using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 15, leaveOpen: true);
                Fork(Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                    ? new CsvDecisions(writer, manifest.ClassNames, withTrains: target.Files.Any(file => file.Ids?.Trains is not null), withPulses: target.Files.Any(file => file.Ids?.Pulses is not null))
                    : new JsonDecisions(writer, ModelFacts.Of(manifest), counts));
            });
        }

        void Fork(IDecisionSink file)
        {
            if (session.Json)
                Print(session, manifest, counts, [file], write);
            else
                write(new DecisionFork([counts, file]));
        }
    }

    /// <summary>What is printed goes through a temporary file: a run that fails half way has printed nothing.</summary>
    private static void Print(Session session, BundleManifest manifest, DecisionCounts counts, IDecisionSink[] others, Action<IDecisionSink> write)
    {
        using var spool = new FileStream(Path.Combine(Path.GetTempPath(), $"xfel-ml-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 15, FileOptions.DeleteOnClose);
        using var writer = new StreamWriter(spool, Utf8, leaveOpen: true);
        IDecisionSink printed = session.Json ? new JsonDecisions(writer, ModelFacts.Of(manifest), counts) : new TextDecisions(writer);
        write(new DecisionFork([counts, .. others, printed]));
        writer.Flush();
        spool.Position = 0;
        using var reader = new StreamReader(spool, Utf8, leaveOpen: true);
        var buffer = new char[1 << 14];
        for (int read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
            session.Out.Write(buffer, 0, read);
    }
}
