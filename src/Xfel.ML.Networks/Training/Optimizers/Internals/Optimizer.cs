namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Changes every trained parameter by its gradient. Parameters are cut into chunks that any thread may take; no chunk's arithmetic depends on which, and the chunks' penalties are added in order.
/// Moments have the layout of their parameter; files see them in canonical order.
/// </summary>
internal abstract class Optimizer
{
    // What a chunk's three or four arrays need stays within a core's own cache.
    private const int ChunkLength = 8192;

    /// <summary>Alpha must stay positive: pooling before the logarithmic activation needs a rising function.</summary>
    private const float LeastAlpha = 1e-3f;

    private readonly TrainedParameter[] _parameters;
    private readonly Chunk[] _chunks;
    private readonly double[] _penalties;
    private readonly double _l1;
    private readonly double _l2;

    protected Optimizer(IReadOnlyList<TrainedParameter> parameters, IReadOnlyList<string> moments, double l1, double l2)
    {
        _parameters = [.. parameters.Where(parameter => parameter.Info.IsTrained)];
        _l1 = l1;
        _l2 = l2;
        MomentNames = moments;
        Moments = [.. moments.Select(_ => (AlignedBuffer[])[.. _parameters.Select(parameter => Zeros(parameter.Layout.Length))])];
        _chunks = [.. _parameters.SelectMany((parameter, i) => Enumerable.Range(0, (parameter.Layout.Length + ChunkLength - 1) / ChunkLength)
            .Select(k => new Chunk(i, k * ChunkLength, Math.Min(ChunkLength, parameter.Layout.Length - k * ChunkLength))))];
        _penalties = new double[_chunks.Length];
    }

    /// <summary>Number of steps taken.</summary>
    public long Steps { get; set; }

    public IReadOnlyList<TrainedParameter> Parameters => _parameters;

    public IReadOnlyList<string> MomentNames { get; }

    /// <summary>For each of <see cref="MomentNames"/> one buffer per parameter.</summary>
    public AlignedBuffer[][] Moments { get; }

    public static Optimizer Create(OptimizerOptions options, IReadOnlyList<TrainedParameter> parameters, double l1, double l2) => options switch
    {
        SgdOptions sgd => new SgdOptimizer(sgd, parameters, l1, l2),
        AdamOptions adam => new AdamOptimizer(adam, parameters, l1, l2),
        _ => throw new ArgumentException($"{options.GetType().Name} is no optimiser of this library", nameof(options)),
    };

    /// <summary>Adds the penalty's gradient, takes one step, and returns the penalty before it.</summary>
    public double Step(double rate, int threads)
    {
        Steps++;
        Prepare(rate);
        ParallelLoop.For(_chunks.Length, threads, new Body(this));
        foreach (TrainedParameter parameter in _parameters.Where(parameter => parameter.Info.Role == ParameterRole.Alpha))
        {
            foreach (ref float alpha in parameter.Values[..parameter.Layout.CanonicalLength])
                alpha = alpha < LeastAlpha ? LeastAlpha : alpha;
        }

        double penalty = 0;
        foreach (double part in _penalties)
            penalty += part;
        return penalty;
    }

    /// <summary>Computes what all chunks share.</summary>
    protected abstract void Prepare(double rate);

    /// <summary>Changes the values of one chunk and its moments; lengths are whole vectors, and zeros with zero gradient stay zero.</summary>
    /// <param name="values">The weights.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="first">The first of the moments.</param>
    /// <param name="second">The second; empty if there is none.</param>
    protected abstract void Update(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second);

    private static AlignedBuffer Zeros(int length)
    {
        var buffer = new AlignedBuffer(length);
        buffer.Span.Clear();
        return buffer;
    }

    private void Run(int index)
    {
        (int number, int start, int length) = _chunks[index];
        TrainedParameter parameter = _parameters[number];
        Span<float> values = parameter.Values.Slice(start, length), gradient = parameter.Gradient.Slice(start, length);
        if (parameter.Info.Role == ParameterRole.Kernel && (_l1 > 0 || _l2 > 0))
            _penalties[index] = ElasticNet.AddGradient(values, gradient, _l1, _l2);
        Update(values, gradient, Moments[0][number].Span.Slice(start, length), Moments.Length > 1 ? Moments[1][number].Span.Slice(start, length) : default);
    }

    private readonly record struct Chunk(int Parameter, int Start, int Length);

    private readonly struct Body(Optimizer optimizer) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => optimizer.Run(item);
    }
}
