using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 4: the logarithmic activation with several factors, and none.</summary>
internal sealed class ZimmermannTable4Experiment : ZimmermannExperiment
{
    private static readonly Dictionary<float, PublishedMetrics> Paper = new()
    {
        [0.2f] = new(0.965, 0.922, 0.870),
        [0.5f] = new(0.960, 0.920, 0.870),
        [1] = new(0.959, 0.922, 0.868),
        [0] = new(0.955, 0.918, 0.867),
    };

    public override string Name => "zimmermann-table4";

    public override string Title => "Does a logarithmic activation help a ResNet-18 with helium frames?";

    public override string Summary => "ResNet-18 with logarithmic activation of alpha 0.2, 0.5, 1.0 and without, three seeds each, on the same helium frames";

    protected override string Place => "table 4, section 5.1";

    public override object SettingsOf(ExperimentSize size) => ZimmermannTable4Settings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannTable4Settings.Of(options.Size));

    internal static (ZimmermannTable4Results Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannTable4Settings settings)
    {
        settings.Validate();
        HeliumData data = HeliumData.Prepare(options, settings), input = data.ForNetwork(options);
        TrainingOptions training = HeliumRecipe.Training(settings, options);
        var models = new List<(float Alpha, HeliumModel Model)>();
        foreach (float alpha in settings.Alphas)
        {
            NetworkDescription network = HeliumRecipe.ResNet(18, settings, alpha, data.Names.Count, input.Training.Size);
            for (int i = 0; i < settings.Seeds; i++)
            {
                int seed = unchecked(options.Seed + i);
                string name = FormattableString.Invariant($"{NameOf(alpha)}, seed {seed}");
                string stage = Stage(name, models.Count + 1, settings.Alphas.Count * settings.Seeds);
                models.Add((alpha, HeliumModel.Train(name, network, training with { Seed = seed }, input, stage, options)));
            }
        }

        var results = new ZimmermannTable4Results(
            data.Facts(),
            [.. models.GroupBy(one => one.Alpha).Select(group => Alpha(group.Key, [.. group.Select(one => one.Model.Facts)]))],
            [.. models.Where(one => one.Alpha != 0).Select(one => Against(one.Model, models.First(other => other.Alpha == 0 && other.Model.Facts.Seed == one.Model.Facts.Seed).Model, input))]);
        return (results, ZimmermannTable4Report.Of(results, settings, data, options.Data is null));
    }

    internal static string NameOf(float alpha) => alpha == 0 ? "none" : FormattableString.Invariant($"alpha {alpha:0.0##}");

    private static ZimmermannAlpha Alpha(float alpha, IReadOnlyList<ZimmermannNetwork> networks) => new(alpha, MeanMetrics.Of(networks), networks, Paper.GetValueOrDefault(alpha));

    private static ZimmermannDifference Against(HeliumModel model, HeliumModel none, HeliumData data) =>
        new(model.Facts.Name, none.Facts.Name, model.Facts.Seed, HeliumModel.Difference(none, model, data));
}
