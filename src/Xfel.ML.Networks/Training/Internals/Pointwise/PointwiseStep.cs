namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Batch norm, dropout, shortcut and activation in one pass over the map; each may be absent. The output may lie where the input lies, and a gradient of an input where the output's lies, if the
/// two have the same layout and nobody reads the overwritten one later. A gradient whose pointer is null is not written.
/// </summary>
internal sealed unsafe class PointwiseStep : TrainingStep
{
    private readonly BatchNormLayer? _norm;
    private readonly StepShapes _shapes;
    private readonly int _channels;
    private readonly int _lanes;
    private readonly MapBands _bands;
    private readonly PointwiseKernels _kernels;

    /// <param name="norm">Parameters then: scale, shift, running mean, running variance.</param>
    /// <param name="dropout">Dropout behind the norm.</param>
    /// <param name="add">Whether the second input is added behind the dropout.</param>
    /// <param name="slope">Slope of the activation for negative values: 0 rectifier, 1 none.</param>
    /// <param name="shapes">The maps around the step.</param>
    /// <param name="shortcut">Layout of the second input.</param>
    /// <param name="shortcutGradient">Layout of its gradient.</param>
    /// <param name="dropoutIndex">Tells the dropouts of one network apart.</param>
    public PointwiseStep(
        BatchNormLayer? norm, DropoutLayer? dropout, bool add, float slope, StepShapes shapes, BlockedShape shortcut, BlockedShape shortcutGradient, int dropoutIndex = 0)
    {
        _norm = norm;
        _shapes = shapes;
        _channels = shapes.Input.Channels;
        _lanes = shapes.Input.Blocks * BlockedShape.Lanes;
        _bands = new MapBands(shapes.Input);
        _kernels = new PointwiseKernels(shapes, shortcut, shortcutGradient, add, slope, dropout?.Rate ?? 0, dropoutIndex);
        BackwardReadsInput = norm is not null;
        BackwardReadsOutput = slope != 1;
    }

    public override bool BackwardReadsInput { get; }

    public override bool BackwardReadsOutput { get; }

    /// <summary>Per channel: the mean as a float, what it lacks to the mean, 1 / standard deviation.</summary>
    public override int SavedLength(int frames) => _norm is null ? 0 : 3 * _lanes;

    /// <summary>Four vectors of coefficients, then the sums of each band.</summary>
    public override int ScratchLength(int frames, int threads) => _norm is null ? 0 : 4 * _lanes + LaneSums.FloatsFor(_bands.Count(frames));

    public override void Forward(in StepBuffers buffers, in StepCall call)
    {
        if (_norm is not null && call.IsTraining)
        {
            ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new StatisticsBody(this, buffers));
            NormalizeByBatch(buffers, call.Frames);
        }
        else if (_norm is not null)
        {
            NormalizeByRunningValues(buffers);
        }

        ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new ForwardBody(this, buffers, call));
    }

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        if (_norm is not null)
        {
            ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new SumsBody(this, buffers, call));
            DifferentiateNorm(buffers, call.Frames);
        }

        if (buffers.InputGradient is not null || buffers.ShortcutGradient is not null)
            ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new BackwardBody(this, buffers, call));
    }

    /// <summary>Coefficients of y = (x - centre) * factor + offset; the offset carries what the float centre lacks to the mean.</summary>
    private void NormalizeByBatch(in StepBuffers buffers, int frames)
    {
        double* total = stackalloc double[LaneSums.Length];
        double count = (double)frames * _shapes.Input.Height * _shapes.Input.Width, momentum = _norm!.Momentum;
        float* running = buffers.Parameters[2], runningVariance = buffers.Parameters[3];
        new Span<float>(buffers.Saved, 3 * _lanes).Clear();
        new Span<float>(buffers.Scratch, 3 * _lanes).Clear();
        for (int channel = 0; channel < _channels; channel++)
        {
            int block = channel / BlockedShape.Lanes, lane = channel % BlockedShape.Lanes;
            if (lane == 0)
                LaneSums.Total(Sums(buffers), _bands, frames, _shapes.Input.Blocks, block, total);
            (double mean, double variance) = BatchStatistics.Of(total, lane, buffers.Input[_shapes.Input.Offset(block, 0, 0) + lane], count);
            float centre = (float)mean;
            double missing = mean - centre, inverse = 1 / Math.Sqrt(variance + _norm.Epsilon), factor = buffers.Parameters[0][channel] * inverse;
            buffers.Saved[channel] = buffers.Scratch[channel] = centre;
            buffers.Saved[_lanes + channel] = (float)missing;
            buffers.Saved[2 * _lanes + channel] = (float)inverse;
            buffers.Scratch[_lanes + channel] = (float)factor;
            buffers.Scratch[2 * _lanes + channel] = (float)(buffers.Parameters[1][channel] - missing * factor);
            running[channel] = (float)((1 - momentum) * running[channel] + momentum * mean);
            runningVariance[channel] = (float)((1 - momentum) * runningVariance[channel] + momentum * (count > 1 ? variance * (count / (count - 1)) : variance));
        }
    }

    private void NormalizeByRunningValues(in StepBuffers buffers)
    {
        new Span<float>(buffers.Scratch, 3 * _lanes).Clear();
        for (int channel = 0; channel < _channels; channel++)
        {
            buffers.Scratch[channel] = buffers.Parameters[2][channel];
            buffers.Scratch[_lanes + channel] = (float)(buffers.Parameters[0][channel] / Math.Sqrt((double)buffers.Parameters[3][channel] + _norm!.Epsilon));
            buffers.Scratch[2 * _lanes + channel] = buffers.Parameters[1][channel];
        }
    }

    /// <summary>
    /// Gradients of scale and shift, and the coefficients of dx = scale / std * (g - mean(g) - xhat * mean(g * xhat)) = slope * g + (x - centre) * pull + offset.
    /// </summary>
    private void DifferentiateNorm(in StepBuffers buffers, int frames)
    {
        double* total = stackalloc double[LaneSums.Length];
        double count = (double)frames * _shapes.Input.Height * _shapes.Input.Width;
        new Span<float>(buffers.ParameterGradients[0], _lanes).Clear();
        new Span<float>(buffers.ParameterGradients[1], _lanes).Clear();
        new Span<float>(buffers.Scratch, 4 * _lanes).Clear();
        for (int channel = 0; channel < _channels; channel++)
        {
            int lane = channel % BlockedShape.Lanes;
            if (lane == 0)
                LaneSums.Total(Sums(buffers), _bands, frames, _shapes.Input.Blocks, channel / BlockedShape.Lanes, total);
            double missing = buffers.Saved[_lanes + channel], inverse = buffers.Saved[2 * _lanes + channel];
            double shift = total[lane], scale = inverse * (total[BlockedShape.Lanes + lane] - missing * shift);
            double slope = buffers.Parameters[0][channel] * inverse, pull = -slope * inverse * scale / count;
            buffers.ParameterGradients[0][channel] = (float)scale;
            buffers.ParameterGradients[1][channel] = (float)shift;
            buffers.Scratch[channel] = buffers.Saved[channel];
            buffers.Scratch[_lanes + channel] = (float)slope;
            buffers.Scratch[2 * _lanes + channel] = (float)(-slope * shift / count - missing * pull);
            buffers.Scratch[3 * _lanes + channel] = (float)pull;
        }
    }

    private double* Sums(in StepBuffers buffers) => (double*)(buffers.Scratch + 4 * _lanes);

    /// <summary>The coefficients of a block, null without a norm.</summary>
    private float* Coefficients(in StepBuffers buffers, int block) => _norm is null ? null : buffers.Scratch + block * BlockedShape.Lanes;

    private readonly struct StatisticsBody(PointwiseStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) =>
            BatchStatistics.Run(buffers.Input, step._shapes.Input, step._bands[item], step.Sums(buffers) + (nint)item * LaneSums.Length);
    }

    private readonly struct ForwardBody(PointwiseStep step, StepBuffers buffers, StepCall call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            MapBand band = step._bands[item];
            step._kernels.Forward(buffers, call, band, step.Coefficients(buffers, band.Block));
        }
    }

    private readonly struct SumsBody(PointwiseStep step, StepBuffers buffers, StepCall call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            MapBand band = step._bands[item];
            float* centre = buffers.Saved + band.Block * BlockedShape.Lanes;
            step._kernels.Sums(buffers, call, band, centre, step.Sums(buffers) + (nint)item * LaneSums.Length);
        }
    }

    private readonly struct BackwardBody(PointwiseStep step, StepBuffers buffers, StepCall call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            MapBand band = step._bands[item];
            step._kernels.Backward(buffers, call, band, step.Coefficients(buffers, band.Block));
        }
    }
}
