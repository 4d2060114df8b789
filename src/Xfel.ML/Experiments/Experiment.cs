using System.Diagnostics;

namespace Xfel.ML;

/// <summary>An experiment of one of the source papers that anyone can repeat: it simulates or reads its frames, trains, tests, and holds its figures beside the paper's.</summary>
public abstract class Experiment
{
    private protected Experiment()
    {
    }

    /// <summary>Han and Li, section 5.1: trained on icosahedra, tested on other particles.</summary>
    public static Experiment HanGeneralisation { get; } = new HanGeneralisationExperiment();

    /// <summary>Han and Li, section 5.1: a ResNet-10 counts the particles in simulated frames.</summary>
    public static Experiment HanResNet { get; } = new HanResNetExperiment();

    /// <summary>Han and Li, section 5.1: a network that learnt from ideal frames decides on those of a detector.</summary>
    public static Experiment HanSimToReal { get; } = new HanSimToRealExperiment();

    /// <summary>Han and Li, sections 4.2 and 5.2: VGG16 features and logistic regression at every intensity scale.</summary>
    public static Experiment HanVgg16 { get; } = new HanVgg16Experiment();

    /// <summary>Zimmermann et al., table 3: a ResNet-18 labels helium frames.</summary>
    public static Experiment ZimmermannTable3 { get; } = new ZimmermannTable3Experiment();

    /// <summary>Zimmermann et al., table 4: the logarithmic activation.</summary>
    public static Experiment ZimmermannTable4 { get; } = new ZimmermannTable4Experiment();

    /// <summary>Zimmermann et al., table 5: the size of the training set.</summary>
    public static Experiment ZimmermannTable5 { get; } = new ZimmermannTable5Experiment();

    /// <summary>Zimmermann et al., table 6: CCF maps against frames under noise.</summary>
    public static Experiment ZimmermannTable6 { get; } = new ZimmermannTable6Experiment();

    /// <summary>Zimmermann et al., table 9: architectures.</summary>
    public static Experiment ZimmermannTable9 { get; } = new ZimmermannTable9Experiment();

    /// <summary>Zimmermann et al., table 10: every label of a ResNet-101.</summary>
    public static Experiment ZimmermannTable10 { get; } = new ZimmermannTable10Experiment();

    /// <summary>All experiments.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        HanGeneralisation, HanResNet, HanSimToReal, HanVgg16,
        ZimmermannTable3, ZimmermannTable4, ZimmermannTable5, ZimmermannTable6, ZimmermannTable9, ZimmermannTable10,
    ];

    /// <summary>The name, as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>The question, as the head of the report.</summary>
    public abstract string Title { get; }

    /// <summary>What is done, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The paper and the place in it.</summary>
    public abstract string Source { get; }

    /// <summary>Whether it runs on frames of one's own (<see cref="ExperimentOptions.Data"/>), too.</summary>
    public virtual bool TakesData => false;

    /// <summary>The experiment of that name.</summary>
    /// <exception cref="ArgumentException">No experiment has the name.</exception>
    public static Experiment Of(string name) => All.FirstOrDefault(experiment => experiment.Name == name)
        ?? throw new ArgumentException($"no experiment is called '{name}'; there are {string.Join(", ", All.Select(experiment => experiment.Name))}", nameof(name));

    /// <summary>What a run of that size takes: numbers of frames, frame size, epochs.</summary>
    /// <param name="size">How large.</param>
    public abstract object SettingsOf(ExperimentSize size);

    /// <summary>Runs it.</summary>
    /// <param name="options">How large, seed, threads.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExperimentResult Run(ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Enum.IsDefined(options.Size))
            throw new ArgumentOutOfRangeException(nameof(options), options.Size, "tiny, small or paper was expected");
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        if (options.Data is not null && !TakesData)
            throw new ArgumentException($"{Name} runs on simulated frames only; leave the data out", nameof(options));
        options.Cancellation.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        (object results, IReadOnlyList<ReportSection> report) = Conduct(options);
        return new ExperimentResult
        {
            Experiment = Name,
            Title = Title,
            Source = Source,
            Size = options.Size,
            Seed = options.Seed,
            Data = options.Data?.Path,
            Settings = SettingsOf(options.Size),
            Results = results,
            Seconds = clock.Elapsed.TotalSeconds,
            Report = report,
        };
    }

    private protected abstract (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options);
}
