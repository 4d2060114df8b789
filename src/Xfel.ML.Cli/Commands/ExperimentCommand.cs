using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml experiment</c>: repeats an experiment of one of the papers and reports its figures beside the paper's.</summary>
internal sealed class ExperimentCommand : CliCommand
{
    private static readonly string Sizes = string.Join(", ", Enum.GetNames<ExperimentSize>().Select(name => name.ToLowerInvariant()));
    private static readonly ExperimentOptions Defaults = new();

    private readonly Argument<string> _name = new("NAME") { Description = $"The experiment:\n{string.Join('\n', Experiment.All.Select(experiment => $"{experiment.Name}: {experiment.Summary}."))}" };
    private readonly Option<string> _out = new("--out") { Description = "The folder for results.json and report.html.", Required = true };
    private readonly Option<string> _size = new("--size") { Description = "How large: tiny (seconds, shows that it runs; its figures mean nothing), small (minutes on two cores) or paper (the paper's numbers of frames: hours).", DefaultValueFactory = _ => "small" };
    private readonly Option<string?> _data = new("--data") { Description = $"A frame file with labels in place of simulated frames, such as CXIDB-94; for {string.Join(", ", Experiment.All.Where(experiment => experiment.TakesData).Select(experiment => experiment.Name).DefaultIfEmpty("no experiment yet"))}." };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same figures.", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. No figure depends on it.", DefaultValueFactory = _ => Defaults.Threads };

    public ExperimentCommand()
        : base("experiment", "Repeat an experiment of one of the papers: results.json, and report.html with the paper's figures beside ours.")
    {
        Add(_name);
        Option[] options = [_out, _size, _data, _seed, _threads];
        foreach (Option option in options)
            Add(option);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string name = parsed.GetRequiredValue(_name);
        Experiment experiment = Experiment.All.FirstOrDefault(experiment => experiment.Name == name)
            ?? throw new UsageException($"no experiment is called '{name}'; there are {string.Join(", ", Experiment.All.Select(experiment => experiment.Name))}");
        string folder = parsed.GetRequiredValue(_out);
        OutputPath.RequireFolder(folder, "--out");
        var options = new ExperimentOptions { Size = SizeOf(parsed.GetRequiredValue(_size)), Seed = parsed.GetValue(_seed), Threads = parsed.GetValue(_threads), Cancellation = session.Cancellation };
        if (options.Threads < 0)
            throw new UsageException($"--threads is {options.Threads}; 0 (all processors) or more was expected");
        if (parsed.GetValue(_data) is { } data)
            options = options with { Data = Labelled(experiment, data) };
        session.Note($"{experiment.Name}: {experiment.Summary}");
        ExperimentResult result = session.Watch(progress => experiment.Run(options with { Progress = progress }));
        session.Cancellation.ThrowIfCancellationRequested();
        string report = ExperimentFiles.Write(folder, result);
        if (session.Json)
            session.Out.WriteLine(result.ToJson());
        else
            ExperimentText.Write(session.Out, result, report);
        return ExitCode.Done;
    }

    private static FrameCollection Labelled(Experiment experiment, string path)
    {
        if (!experiment.TakesData)
            throw new UsageException($"{experiment.Name} runs on simulated frames only: leave --data out");
        return FrameCollection.FromFile(path);
    }

    private static ExperimentSize SizeOf(string text) => Enum.GetValues<ExperimentSize>().Cast<ExperimentSize?>().FirstOrDefault(size => size.ToString()!.ToLowerInvariant() == text)
        ?? throw new UsageException($"--size is '{text}'; one of {Sizes} was expected");
}
