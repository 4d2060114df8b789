using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The frames of an experiment: a training set, and separate frames for evaluation, of no model of the training set.</summary>
internal sealed class HeliumData
{
    /// <summary>The part of measured frames that is kept for evaluation, as in the paper.</summary>
    private const double EvaluationShare = 0.15;

    private HeliumData(string source, double gain, IReadOnlyList<string> names, HeliumFrames training, HeliumFrames evaluation, IReadOnlyList<string> leftOut, int bad) =>
        (Source, Gain, Names, Training, Evaluation, LeftOut, BadFrames) = (source, gain, names, training, evaluation, leftOut, bad);

    public string Source { get; }

    /// <summary>Detector units of one photon.</summary>
    public double Gain { get; }

    public IReadOnlyList<string> Names { get; }

    public HeliumFrames Training { get; }

    public HeliumFrames Evaluation { get; }

    /// <summary>Labels without an example to learn from.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    public int BadFrames { get; }

    /// <summary>Simulates the frames, or reads them from the options' file.</summary>
    /// <param name="options">Seed, threads, file.</param>
    /// <param name="settings">How many frames, of what size.</param>
    /// <param name="smallest">The smallest part of the training set that a network is trained on: labels without an example there are left out.</param>
    /// <exception cref="InvalidInputException">The file's frames have no labels, one class each, or are too few.</exception>
    public static HeliumData Prepare(ExperimentOptions options, ZimmermannSettings settings, double smallest = 1)
    {
        HeliumData all = Load(options, settings);
        IReadOnlyList<bool[]> seen = all.Part(smallest, options.Seed).Labels;
        int[] known = [.. Enumerable.Range(0, all.Names.Count).Where(label => seen.Any(row => row[label]))];
        if (known.Length == 0)
            throw new InvalidInputException($"{all.Source}: no frame of the training set has a label; give labelled frames");
        return known.Length == all.Names.Count ? all : new HeliumData(
            all.Source, all.Gain, [.. known.Select(label => all.Names[label])], all.Training.OfLabels(known), all.Evaluation.OfLabels(known), [.. all.Names.Where((_, label) => !known.Contains(label))], all.BadFrames);
    }

    /// <summary>A part of the training set, drawn by seed; smaller parts lie within larger ones.</summary>
    public HeliumFrames Part(double share, int seed)
    {
        int[] order = Shuffled(Training.Count, seed);
        return share == 1 ? Training : Training.Select([.. order.Take(Math.Max(2, (int)Math.Round(share * order.Length))).Order()]);
    }

    private static HeliumData Load(ExperimentOptions options, ZimmermannSettings settings)
    {
        if (options.Data is { } measured)
        {
            RequireIndicators(measured);
            (FrameCollection training, FrameCollection evaluation) = measured.SplitByModel(EvaluationShare, options.Seed);
            return Read(measured.Path, gain: 1, Some(training, settings.TrainingFrames, options.Seed), Some(evaluation, settings.EvaluationFrames, options.Seed), options, settings);
        }

        return Read(Preset.Helium.Name, Preset.Helium.Gain, Simulated(settings.TrainingFrames, options.Seed), Simulated(settings.EvaluationFrames, unchecked(options.Seed + 1)), options, settings);

        // Measured frames have no mask: what lies behind the hole is dark, what is saturated has the highest value.
        FrameCollection Simulated(int count, int seed) => SimulatedFrames.Lazy(
            Preset.Helium, new() { Count = count, Seed = seed, Size = new(settings.SimulatedSide, settings.SimulatedSide), Threads = options.Threads }, applyMask: false);
    }

    /// <summary>Another training set with the same evaluation frames.</summary>
    public HeliumData WithTraining(HeliumFrames training) => new(Source, Gain, Names, training, Evaluation, LeftOut, BadFrames);

    /// <summary>The same frames with other pixels, in training and evaluation alike.</summary>
    public HeliumData With(FrameSize size, Func<float[], float[]> change, ExperimentOptions options) =>
        new(Source, Gain, Names, Training.With(size, change, options), Evaluation.With(size, change, options), LeftOut, BadFrames);

    /// <summary>The frames as a network takes them.</summary>
    public HeliumData ForNetwork(ExperimentOptions options) => new(Source, Gain, Names, Training.ForNetwork(options), Evaluation.ForNetwork(options), LeftOut, BadFrames);

    public ZimmermannFrames Facts() => new(
        Source,
        Training.Count,
        Evaluation.Count,
        Evaluation.Size.Height,
        [.. Names.Select((name, label) => new NamedProportion(name, new Proportion(Evaluation.Labels.Count(row => row[label]), Evaluation.Count)))],
        LeftOut,
        BadFrames,
        MostFrequent());

    private ConstantPrediction MostFrequent() => MultiLabelMetrics.Of(
        Names, Evaluation.Labels, [.. Evaluation.Labels.Select(_ => new float[Names.Count])], new() { Bootstrap = new() { Resamples = 0 } }).MostFrequent;

    private static void RequireIndicators(FrameCollection frames)
    {
        if (frames.Labels is null)
            throw new InvalidInputException($"{frames.Path}: has no labels; this experiment needs an array 'labels' [frames, labels] of 0 and 1");
        if (frames.Labels.Indicators is null)
            throw new InvalidInputException($"{frames.Path}: has one class a frame; this experiment needs any number of labels a frame: an array 'labels' [frames, labels] of 0 and 1");
    }

    private static FrameCollection Some(FrameCollection frames, int most, int seed) =>
        frames.Count <= most ? frames : frames.Select(Shuffled(frames.Count, seed).Take(most).Order());

    private static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    private static HeliumData Read(string source, double gain, FrameCollection training, FrameCollection evaluation, ExperimentOptions options, ZimmermannSettings settings)
    {
        int bad = 0, done = 0, all = training.Count + evaluation.Count;
        HeliumFrames learnt = Rescaled(training), judged = Rescaled(evaluation);
        if (learnt.Count < 2 || judged.Count < 2)
            throw new InvalidInputException($"{source}: {learnt.Count} usable frames for training and {judged.Count} for evaluation; give at least two of each");
        IReadOnlyList<string> names = training.Labels!.ClassNames;
        return new HeliumData(source, gain, names, learnt, judged, [], bad);

        HeliumFrames Rescaled(FrameCollection frames)
        {
            var size = new FrameSize(settings.Side, settings.Side);
            FrameLabels labels = frames.Labels!;
            var pixels = new List<float[]>();
            var rows = new List<bool[]>();
            var models = new List<long>();
            foreach ((int index, float[]? frame, _) in frames.Read())
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report(new WorkProgress("prepare", ++done, all));
                var rescaled = new float[size.PixelCount];
                if (frame is not null)
                    FrameResize.Bilinear(frame, frames.Size, rescaled, size);
                if (frame is null || FrameInspection.FindFault(rescaled) is not null)
                {
                    bad++;
                    continue;
                }

                pixels.Add(rescaled);
                rows.Add([.. labels.Indicators![index]]);
                if (labels.ModelIds is { } ids)
                    models.Add(ids[index]);
            }

            return new HeliumFrames(size, pixels, rows, labels.ModelIds is null ? null : models);
        }
    }
}
