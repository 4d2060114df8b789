using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>One training from its first or its next step to its end.</summary>
internal sealed partial class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly ITrainingFrames _frames;
    private readonly TrainingTargets _targets;
    private readonly TrainingSeams _seams;
    private readonly CancellationToken _cancellation;
    private readonly ITrainingEngine _engine;
    private readonly Optimizer _optimizer;
    private readonly LossFunction _loss;
    private readonly TrainingSplit _split;
    private readonly TrainingState _state;
    private readonly IReadOnlyDictionary<string, string> _identity;
    private readonly FrameAugmentation _augmentation;
    private readonly FrameBatch[] _pool;
    private readonly ProgressReport _report;
    private readonly int _threads;
    private readonly int _readingThreads;
    private readonly int _leastFrames;
    private readonly int _steps;
    private readonly float[] _outputs;
    private readonly float[] _gradients;
    private readonly float[] _batchTargets;
    private (int Epoch, int Step) _lastStep;
    private int[] _lastFrames = [];

    public TrainingRun(
        NetworkDescription network, ITrainingFrames frames, TrainingTargets targets, TrainingOptions options, IProgress<TrainingProgress>? progress, TrainingSeams seams, CancellationToken cancellation)
    {
        TrainingChecks.Check(network, frames, targets, options);
        _options = options;
        _frames = frames;
        _targets = targets;
        _seams = seams;
        _cancellation = cancellation;
        _split = TrainingSplit.Draw(targets, options.ValidationFraction, options.Seed);
        TrainingChecks.CheckSplit(_split, options);
        _leastFrames = TrainingChecks.HasBatchNorm(network.Layers) ? 2 : 1;
        _steps = StepsOf(_split.Training.Count, options.BatchSize, _leastFrames);
        _threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        _readingThreads = options.ReadingThreads == 0 ? Math.Max(1, Environment.ProcessorCount / 2) : options.ReadingThreads;
        _engine = seams.CreateEngine(network, options.BatchSize, _threads);
        _optimizer = Optimizer.Create(options.Optimizer, _engine.Parameters, options.L1, options.L2);
        _loss = LossFunction.Create(options.Loss, targets.Names.Count, options.ClassWeights);
        _augmentation = new FrameAugmentation(options.Augmentation, frames.Shape, options.Seed);
        _identity = TrainingIdentity.Of(network, targets, options);
        _state = new TrainingState(targets.Names.Count);
        _pool = [.. Enumerable.Range(0, options.BatchesAhead).Select(_ => new FrameBatch(options.BatchSize, frames.Shape.Length))];
        _outputs = new float[options.BatchSize * targets.Names.Count];
        _gradients = new float[_outputs.Length];
        _batchTargets = new float[options.BatchSize * _loss.TargetsPerFrame];
        _report = new ProgressReport(progress, options.Epochs, _steps);
    }

    public TrainingResult Run()
    {
        if (!Resume())
            Begin();
        RunEpochs();
        NetworkDescription network = _engine.Graph.Network;
        NamedTensor[] parameters = [.. _engine.Parameters.Select((parameter, i) => new NamedTensor(parameter.Info.Name, parameter.Info.Shape, _state.BestParameters![i]))];
        return new(
            new NetworkModel(network, parameters, Head(_options.Loss), _state.Normalization),
            [.. _state.History],
            _state.BestEpoch,
            _split,
            _state.Epoch < _options.Epochs ? StopReason.Patience : StopReason.AllEpochs,
            NetworkModel.InstructionSet);
    }

    public void Dispose() => (_engine as IDisposable)?.Dispose();

    public static NetworkHead Head(TrainingLoss loss) => loss switch
    {
        TrainingLoss.SoftmaxCrossEntropy => NetworkHead.Softmax,
        TrainingLoss.SigmoidCrossEntropy => NetworkHead.Sigmoid,
        _ => NetworkHead.None,
    };

    private bool IsDone => _state.Epoch >= _options.Epochs || (_options.Patience is { } patience && _state.Epoch - _state.BestEpoch >= patience);

    private static int StepsOf(int frames, int batch, int least) => frames / batch + (frames % batch >= least ? 1 : 0);

    private void Begin()
    {
        new RandomParameters(_engine.Graph, _options.Seed).Fill(_engine.Parameters);
        if (!_options.NormalizePixels)
            return;
        _report.Start(TrainingStage.Statistics, 0, (_split.Training.Count + _options.BatchSize - 1) / _options.BatchSize, 0);
        using var feed = Feed([.. _split.Training], null, 0);
        _state.Normalization = PixelStatisticsPass.Run(feed, _frames.Shape, batch =>
        {
            ReportBad(batch);
            _report.Step(batch.Count);
        }, _cancellation);
    }

    private void RunEpochs()
    {
        try
        {
            while (!IsDone)
                RunEpoch();
        }
        catch (OperationCanceledException)
        {
            SaveLast();
            throw;
        }
    }

    private void RunEpoch()
    {
        int[] order = EpochOrder.Shuffle(_split.Training, (_frames as TrainingFrameSequence)?.Window ?? int.MaxValue, _options.Seed, _state.Epoch);
        _report.Start(TrainingStage.Training, _state.Epoch + 1, _steps, _state.Step);
        using (FrameFeed feed = Feed(order.AsSpan(0, Math.Min(order.Length, _steps * _options.BatchSize)).ToArray(), _augmentation, _state.Step))
        {
            while (feed.Next(_cancellation) is { } batch)
                RunStep(batch);
        }

        if (_state.Tally.Frames == 0)
            throw new InvalidInputException($"epoch {_state.Epoch + 1}: none of {_split.Training.Count} training frames could be used; expected frames; see the messages of the bad frames");
        double rate = _report.FramesPerSecond;
        bool isBest;
        using (new CorrectedStatistics(_engine, (_state.Epoch + 1L) * _steps))
            isBest = Complete(Validate(), rate);
        SaveEpoch(isBest);
        _report.Complete(_state.History[^1]);
    }

    private void RunStep(FrameBatch batch)
    {
        ReportBad(batch);
        _state.Tally.BadFrames += batch.Bad.Count;
        int count = batch.Count;
        if (count >= _leastFrames)
            Learn(batch, count);
        _state.Step++;
        _seams.Reached(TrainingPoint.StepTaken, _state.Epoch, _state.Step);
        _report.Step(count, _state.Tally);
        if (_options.Checkpoints is { EverySteps: > 0 } checkpoints && _state.Step % checkpoints.EverySteps == 0 && _state.Step < _steps)
            SaveLast();
    }

    private void Learn(FrameBatch batch, int count)
    {
        EpochTally tally = _state.Tally;
        _lastStep = (_state.Epoch + 1, _state.Step + 1);
        _lastFrames = batch.Indices.ToArray();
        Span<float> outputs = _outputs.AsSpan(0, count * _targets.Names.Count), gradients = _gradients.AsSpan(0, outputs.Length);
        ReadOnlySpan<float> targets = TargetsOf(batch.Indices);
        _engine.Forward(batch.Frames, count, TrainingRandom.Dropout(_options.Seed, _state.Epoch, _state.Step), outputs);
        double loss = _loss.Differentiate(outputs, targets, count, gradients);
        RequireFinite(loss, "loss", _lastFrames);
        tally.LearningRate = _options.LearningRate * _options.Schedule.Factor((long)_state.Epoch * _steps + _state.Step, _steps, _options.Epochs);
        _engine.Backward(gradients);
        double penalty = _optimizer.Step(tally.LearningRate, _threads);
        RequireFinite(penalty, "penalty on the weights", _lastFrames);
        tally.LossSum += loss;
        tally.LossDivisor += _loss.Divisor(targets, count);
        tally.PenaltySum += penalty;
        tally.Steps++;
        tally.Count(_targets.Kind, outputs, targets, count);
    }

    private EpochTally Validate()
    {
        var tally = EpochTally.Create(_targets.Names.Count);
        if (_split.Validation.Count == 0)
            return tally;
        _report.Start(TrainingStage.Validation, _state.Epoch + 1, (_split.Validation.Count + _options.BatchSize - 1) / _options.BatchSize, 0);
        using FrameFeed feed = Feed([.. _split.Validation], null, 0);
        while (feed.Next(_cancellation) is { } batch)
        {
            ReportBad(batch);
            tally.BadFrames += batch.Bad.Count;
            if (batch.Count > 0)
            {
                Span<float> outputs = _outputs.AsSpan(0, batch.Count * _targets.Names.Count);
                ReadOnlySpan<float> targets = TargetsOf(batch.Indices);
                _engine.Evaluate(batch.Frames, batch.Count, outputs);
                double loss = _loss.Sum(outputs, targets, batch.Count);
                RequireFinite(loss, "validation loss", batch.Indices.ToArray());
                tally.LossSum += loss;
                tally.LossDivisor += _loss.Divisor(targets, batch.Count);
                tally.Count(_targets.Kind, outputs, targets, batch.Count);
            }

            _report.Step(batch.Count, tally);
        }

        return tally;
    }

    /// <summary>Ends the epoch; whether it is the best so far, whose parameters are then kept.</summary>
    private bool Complete(EpochTally validation, double rate)
    {
        EpochTally training = _state.Tally, judged = validation.Frames > 0 ? validation : training;
        var epoch = new TrainingEpoch(
            _state.Epoch + 1,
            training.LearningRate,
            training.Loss,
            training.Penalty,
            training.Accuracy,
            validation.Frames > 0 ? validation.Loss : null,
            validation.Accuracy,
            judged.Scores(_targets),
            training.BadFrames + validation.BadFrames,
            rate);
        _state.History.Add(epoch);
        _state.Epoch++;
        _state.Step = 0;
        _state.Tally = EpochTally.Create(_targets.Names.Count);
        bool isBest = _state.BestEpoch == 0 || Merit(epoch) > Merit(_state.History[_state.BestEpoch - 1]);
        if (isBest)
        {
            _state.BestEpoch = _state.Epoch;
            _state.BestParameters = [.. _engine.Parameters.Select(parameter => StateFile.Canonical(parameter, parameter.Values))];
        }

        return isBest;
    }

    /// <summary>Greater is better.</summary>
    private double Merit(TrainingEpoch epoch) => _options.BestBy switch
    {
        TrainingMetric.Loss => -(epoch.ValidationLoss ?? epoch.TrainingLoss),
        TrainingMetric.Accuracy => epoch.ValidationAccuracy ?? epoch.TrainingAccuracy ?? 0,
        _ => epoch.MacroF1 ?? 0,
    };

    private FrameFeed Feed(int[] order, FrameAugmentation? augmentation, int firstStep) =>
        new(_frames, new FramePreparation(augmentation, _state.Normalization), order, new FeedPlan(_options.BatchSize, firstStep, _state.Epoch), _pool, _readingThreads);

    private ReadOnlySpan<float> TargetsOf(ReadOnlySpan<int> indices)
    {
        int width = _loss.TargetsPerFrame;
        for (int i = 0; i < indices.Length; i++)
            _targets.Values.AsSpan(indices[i] * width, width).CopyTo(_batchTargets.AsSpan(i * width));
        return _batchTargets.AsSpan(0, indices.Length * width);
    }

    private void ReportBad(FrameBatch batch)
    {
        foreach ((int index, string fault) in batch.Bad)
        {
            if (_options.Strict)
                throw new InvalidInputException($"frame {index}: {fault}; training is strict about bad frames: mend or leave out this one, or allow bad frames");
            _report.BadFrame(index, fault);
        }
    }

    private void RequireFinite(double value, string what, int[] frames)
    {
        if (double.IsFinite(value))
            return;
        string kept = _options.Checkpoints is { } checkpoints && File.Exists(checkpoints.LastPath) ? $"the checkpoint {checkpoints.LastPath} from before is intact" : "no checkpoint was saved before";
        throw new TrainingDivergedException(
            FormattableString.Invariant($"epoch {_lastStep.Epoch}, step {_lastStep.Step}: found a {what} of {value} on the frames {string.Join(", ", frames)}; expected a number; ")
            + $"lower the learning rate, add warm-up, normalise the pixels or look at these frames; {kept}",
            _lastStep.Epoch,
            _lastStep.Step,
            frames);
    }
}
