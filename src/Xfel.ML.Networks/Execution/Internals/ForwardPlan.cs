namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A description with weights, made ready for one instruction set: fused steps, packed weights, pooled buffers. Immutable; any number of threads may run it at once.
/// Its result for a frame is the outputs of all linear layers, one after the other.
/// </summary>
internal sealed unsafe class ForwardPlan
{
    /// <summary>Most frames that pass the convolutions together, and the activations that they may fill.</summary>
    private const int MaxFramesPerPass = 8;
    private const long ActivationBudget = 64L << 20;

    private readonly IFrameWriter _writer;
    private readonly int _frameLength;
    private readonly ConvolutionStep[] _convolutions;
    private readonly LinearStep[] _linears;
    private readonly BlockedShape _map;
    private readonly int[] _activationLengths;
    private readonly int _framesPerPass;
    private readonly Stack<Workspace> _idle = [];
    private readonly Lock _lock = new();

    public ForwardPlan(NetworkDescription network, TileSet tiles, int frameLength, IFrameWriter writer)
    {
        _frameLength = frameLength;
        _writer = writer;
        (_convolutions, _linears, _map) = PlanBuilder.Build(network, tiles);
        Parameters = [.. _convolutions.Select(step => step.Weights), .. _linears.Select(step => step.Weights)];
        _activationLengths = [0, 0];
        for (int i = 0; i < _convolutions.Length; i++)
        {
            Grow(i, _convolutions[i].Input);
            Grow(i + 1, _convolutions[i].Output);
        }

        _framesPerPass = (int)Math.Clamp(ActivationBudget / (sizeof(float) * ((long)_activationLengths[0] + _activationLengths[1])), 1, MaxFramesPerPass);
        OutputLength = _linears.Sum(step => step.Weights.Outputs);

        void Grow(int step, BlockedShape shape) => _activationLengths[step % 2] = Math.Max(_activationLengths[step % 2], shape.Length);
    }

    /// <summary>Weights and biases of each parametric layer.</summary>
    public IReadOnlyList<PackedWeights> Parameters { get; }

    /// <summary>Number of outputs per frame.</summary>
    public int OutputLength { get; }

    private int MapLength => LinearStep.SegmentsOf(new(_map.Channels, _map.Height, _map.Width)) * LinearStep.SegmentStride;

    public void Run(ReadOnlySpan<float> frames, int batch, Span<float> outputs, int threads)
    {
        Workspace workspace = Rent(batch, threads);
        fixed (float* source = frames, destination = outputs)
        {
            for (int first = 0; first < batch; first += LinearStep.FramesPerPass)
                RunPass(workspace, source + (nint)first * _frameLength, Math.Min(LinearStep.FramesPerPass, batch - first), destination + (nint)first * OutputLength, threads);
        }

        GC.KeepAlive(workspace);
        lock (_lock)
            _idle.Push(workspace);
    }

    private void RunPass(Workspace workspace, float* frames, int count, float* outputs, int threads)
    {
        float* vectors = workspace.Vectors.Pointer;
        for (int first = 0; first < count; first += _framesPerPass)
        {
            int now = Math.Min(_framesPerPass, count - first);
            float* map = RunConvolutions(workspace, frames + (nint)first * _frameLength, now, threads);
            for (int frame = 0; frame < now; frame++)
                FlattenKernel.Run(map + (nint)frame * _map.Length, _map, vectors + (first + frame) * BlockedShape.Lanes);
        }

        int column = 0;
        float* input = vectors, output = vectors + MapLength;
        foreach (LinearStep step in _linears)
        {
            step.Run(input, output, count, threads);
            for (int frame = 0; frame < count; frame++)
                FlattenKernel.Gather(output + frame * BlockedShape.Lanes, new Span<float>(outputs + (nint)frame * OutputLength + column, step.Weights.Outputs));
            column += step.Weights.Outputs;
            input = output;
            output += step.OutputLength;
        }
    }

    private float* RunConvolutions(Workspace workspace, float* frames, int count, int threads)
    {
        float* input = workspace.Activations[0].Pointer, output = workspace.Activations[1].Pointer;
        ParallelLoop.For(count, threads, new WriteBody(this, frames, input));
        int scratchStride = workspace.Scratch.Length / workspace.Threads;
        foreach (ConvolutionStep step in _convolutions)
        {
            step.Run(input, output, workspace.Scratch.Pointer, scratchStride, count, threads);
            float* written = output;
            output = input;
            input = written;
        }

        return input;
    }

    /// <summary>A buffer set that fits, from the calls before; one that is too small is dropped.</summary>
    private Workspace Rent(int batch, int threads)
    {
        int frames = Math.Min(batch, _framesPerPass);
        lock (_lock)
        {
            while (_idle.TryPop(out Workspace? idle))
            {
                if (idle.Threads >= threads && idle.Activations[0].Length >= (long)frames * _activationLengths[0] && idle.Activations[1].Length >= (long)frames * _activationLengths[1])
                    return idle;
            }
        }

        int vectors = MapLength + _linears.Sum(step => step.OutputLength);
        return new Workspace([checked(frames * _activationLengths[0]), checked(frames * _activationLengths[1])], vectors, _convolutions.Max(step => step.ScratchLength), threads);
    }

    private readonly struct WriteBody(ForwardPlan plan, float* frames, float* destination) : ParallelLoop.IBody
    {
        private readonly float* _frames = frames;
        private readonly float* _destination = destination;

        public void Run(int item, int worker)
        {
            BlockedShape shape = plan._convolutions[0].Input;
            float* start = _destination + (nint)item * shape.Length;
            for (int block = 0; block < shape.Blocks; block++)
                HaloKernel.Clear(start + (nint)block * shape.BlockStride, shape, 0, shape.Height);
            plan._writer.Write(new(_frames + (nint)item * plan._frameLength, plan._frameLength), shape, new(start, shape.Length));
        }
    }
}
