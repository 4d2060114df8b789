using System.CommandLine;
using System.Globalization;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary>Which part of the data set is made: <c>--shard i/n</c>, or all parts one after the other: <c>--shard all/n</c>.</summary>
internal sealed class ShardOption
{
    private const string All = "all/";

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "i/n makes part i of n. all/n makes n files, NAME-1-of-n and so on, and leaves those alone that are there, whole and from the same command: a run that was ended goes on.",
    };

    public ShardOption(Command command) => command.Add(_shard);

    /// <summary>The shards to be made; null when the option was not given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="areFiles">Whether each is a file of its own.</param>
    public IEnumerable<Shard>? Of(ParseResult parsed, out bool areFiles)
    {
        areFiles = false;
        if (parsed.GetValue(_shard) is not { } text)
            return null;
        if (Shard.TryParse(text, out Shard shard))
            return [shard];
        areFiles = true;
        if (text.StartsWith(All, StringComparison.Ordinal) && int.TryParse(text.AsSpan(All.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1)
            return Enumerable.Range(1, count).Select(number => new Shard(number, count));
        throw new UsageException($"--shard is {text}; i/n with i from 1 to n, or all/n, was expected");
    }
}
