using System.Globalization;

namespace Xfel.ML.Benchmarks;

/// <summary>The command line: <c>NAME [--peers] [--threads T] [--rounds R] [--json] [--profile]</c>.</summary>
internal sealed record BenchmarkArguments
{
    public const string Usage = "usage: bench NAME [--peers] [--threads T] [--rounds R] [--json] [--profile]";

    public string Name { get; init; } = "";

    public bool Peers { get; init; }

    public bool Json { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    public int Rounds { get; init; } = 3;

    /// <summary>Measures in this process, without peers, and says where the time goes; training benchmarks only.</summary>
    public bool Profile { get; init; }

    /// <summary>Set in the child process that measures.</summary>
    public bool Child { get; init; }

    /// <summary>Reads the arguments; null and the fault when they make no sense.</summary>
    public static BenchmarkArguments? Parse(IReadOnlyList<string> args, out string fault)
    {
        var parsed = new BenchmarkArguments();
        fault = "";
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--peers":
                    parsed = parsed with { Peers = true };
                    break;
                case "--json":
                    parsed = parsed with { Json = true };
                    break;
                case "--profile":
                    parsed = parsed with { Profile = true };
                    break;
                case "--child":
                    parsed = parsed with { Child = true };
                    break;
                case "--threads" or "--rounds":
                    string option = args[i++];
                    if (i == args.Count || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1)
                    {
                        fault = $"{option} needs a whole number from 1 up";
                        return null;
                    }

                    parsed = option == "--threads" ? parsed with { Threads = value } : parsed with { Rounds = value };
                    break;
                case var name when !name.StartsWith('-') && parsed.Name.Length == 0:
                    parsed = parsed with { Name = name };
                    break;
                default:
                    fault = $"'{args[i]}' is not understood";
                    return null;
            }
        }

        return parsed;
    }
}
