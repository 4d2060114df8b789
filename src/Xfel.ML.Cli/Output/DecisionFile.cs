using System.Text;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>Where decisions go: a file, stdout, or both. Each appears whole or not at all, and none is held in memory.</summary>
internal static class DecisionFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Refuses a file whose kind is not known, before any work.</summary>
    public static void RequireKnown(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".json") and var other)
            throw new UsageException(other == ".cxi" ? $"--out {path}: CXI is not in this version; use .csv or .json" : $"--out {path}: the extension says what is written: .csv or .json was expected");
    }

    /// <summary>Opens what is wanted, lets <paramref name="write"/> fill it, and closes it.</summary>
    public static void Write(string? path, Session session, BundleManifest manifest, DecisionCounts counts, Action<IDecisionSink> write)
    {
        if (path is null)
            Print(session, manifest, counts, [], write);
        else
        {
            AtomicFile.Write(path, stream =>
            {
                using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 15, leaveOpen: true);
                IDecisionSink file = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                    ? new CsvDecisions(writer, manifest.ClassNames)
                    : new JsonDecisions(writer, ModelFacts.Of(manifest), counts);
                if (session.Json)
                    Print(session, manifest, counts, [file], write);
                else
                    write(new DecisionFork([counts, file]));
            });
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
