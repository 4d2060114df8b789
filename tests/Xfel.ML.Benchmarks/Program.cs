using System.Globalization;
using System.Text.Json;
using Xfel.ML.Benchmarks;

// Measures one benchmark, and its peers in alternation with it. Results go to stdout, everything else to stderr.
if (BenchmarkArguments.Parse(args, out string fault) is not { } arguments)
    return Fail($"{fault}; {BenchmarkArguments.Usage}");
IBenchmark[] benchmarks =
[
    .. typeof(IBenchmark).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
        .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
        .OrderBy(found => found.Name, StringComparer.Ordinal),
];
if (benchmarks.FirstOrDefault(found => found.Name == arguments.Name) is not { } benchmark)
{
    string known = string.Join(", ", benchmarks.Select(found => found.Name));
    return Fail(arguments.Name.Length == 0 ? $"{BenchmarkArguments.Usage}; NAME is one of: {known}" : $"no benchmark is called '{arguments.Name}': there are {known}");
}

if (arguments.Child)
{
    BenchmarkMeasurement measured = benchmark.Measure(new BenchmarkSettings(arguments.Threads));
    Console.Out.WriteLine(JsonSerializer.Serialize(measured with { PeakMemoryBytes = PeakMemory.Bytes() }, ResultPrinter.Json));
    return 0;
}

if (arguments.Profile)
{
    benchmark.Measure(new BenchmarkSettings(arguments.Threads, Console.Out));
    return 0;
}

Console.Error.WriteLine($"{benchmark.Name}: {benchmark.Describe()}; threads: {arguments.Threads}, median of {arguments.Rounds} rounds");
string threads = arguments.Threads.ToString(CultureInfo.InvariantCulture);
string self = Environment.ProcessPath!;
// Started as "dotnet X.dll" or through its own executable: the child starts the same way.
string[] assembly = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(IBenchmark).Assembly.Location] : [];
var ours = new Contestant("ours", self, [.. assembly, benchmark.Name, "--child", "--threads", threads]);
Contestant[] peers = arguments.Peers ? [.. Peers.Of(benchmark.Name, arguments.Threads)] : [];
for (int round = 0; round < arguments.Rounds; round++)
{
    if (!ours.Run())
        return 1;
    // In alternation: a machine that drifts, drifts for all of them.
    foreach (Contestant peer in peers.Where(peer => peer.Running))
        peer.Run();
}

PeerReport[] reports = [.. peers.Where(peer => peer is { Running: true, Measured: true }).Select(peer => new PeerReport(peer.Name, peer.FramesPerSecond, peer.Seconds, peer.PeakMemoryBytes))];
ResultPrinter.Print(new BenchmarkReport(benchmark.Name, arguments.Threads, ours.FramesPerSecond, ours.Seconds, ours.PeakMemoryBytes, reports), arguments.Json);
return 0;

static int Fail(string message)
{
    Console.Error.WriteLine($"bench: {message}");
    return 2;
}
