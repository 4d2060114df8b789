using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A network in training: its nodes joined to steps, its values and gradients placed in one arena, run forward and backward over whole batches. Not thread-safe; each step uses up to
/// <c>threads</c> threads, on whose number no bit depends.
/// </summary>
internal sealed unsafe class TrainingPlan : ITrainingEngine, IDisposable
{
    private readonly StepFusion _nodes;
    private readonly TrainingStep[] _steps;
    private readonly StepSchedule _training;
    private readonly TrainedParameter[] _parameters;
    private readonly nint[] _pointers;
    private readonly StepBuffers[] _forward;
    private readonly StepBuffers[] _backward;
    private readonly StepBuffers[] _evaluate;
    private readonly Arena _arena;
    private readonly Map _input;
    private readonly Map _output;
    private readonly Map _outputGradient;
    private readonly Map _evaluateInput;
    private readonly Map _evaluateOutput;
    private readonly int _threads;
    private StepCall _lastForward;

    /// <param name="network">What to train.</param>
    /// <param name="batch">Most frames per call.</param>
    /// <param name="threads">Most threads per step.</param>
    /// <param name="tiles">The instruction set.</param>
    /// <exception cref="ArgumentException">The network's output is not flat.</exception>
    public TrainingPlan(NetworkDescription network, int batch, int threads, TileSet tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (!network.Output.IsFlat)
            throw new ArgumentException($"{network.Name} gives {network.Output} per frame; training needs a flat output: end it with GlobalAveragePool() or Flatten(), then Linear(classes)", nameof(network));
        Graph = new NetworkGraph(network);
        Batch = batch;
        _threads = threads;
        _parameters = [.. Graph.Parameters.Select(info => new TrainedParameter(info, TrainingSteps.LayoutOf(info)))];
        foreach (TrainedParameter parameter in _parameters)
            parameter.Values.Clear();
        _nodes = new StepFusion(Graph);
        var layouts = new MapLayouts(_nodes, Graph.Parameters);
        _steps = [.. _nodes.Steps.Select(node => TrainingSteps.Create(node, _nodes.Shapes, layouts, tiles))];
        _training = new StepSchedule(_nodes, _steps, layouts, batch, threads, trains: true);
        var evaluation = new StepSchedule(_nodes, _steps, layouts, batch, threads, trains: false);
        _arena = new Arena(Math.Max(_training.Length, evaluation.Length));
        float* arena = _arena.Pointer;
        _input = new Map(layouts.Value(0), _training.Value(0, arena));
        _output = new Map(layouts.Value(_nodes.Output), _training.Value(_nodes.Output, arena));
        _outputGradient = new Map(layouts.Gradient(_nodes.Output), _training.Gradient(_nodes.Output, arena));
        _evaluateInput = new Map(layouts.Value(0), evaluation.Value(0, arena));
        _evaluateOutput = new Map(layouts.Value(_nodes.Output), evaluation.Value(_nodes.Output, arena));

        int count = _steps.Length;
        _pointers = GC.AllocateArray<nint>(2 * _nodes.Steps.Sum(node => node.Parameters.Count), pinned: true);
        _forward = new StepBuffers[count];
        _backward = new StepBuffers[count];
        _evaluate = new StepBuffers[count];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            IReadOnlyList<int> parameters = _nodes.Steps[i].Parameters;
            float** values = PointersFrom(next), gradients = PointersFrom(next + parameters.Count);
            foreach (int parameter in parameters)
            {
                _pointers[next] = (nint)_parameters[parameter].ValueBuffer.Pointer;
                _pointers[next + parameters.Count] = _parameters[parameter].Info.IsTrained ? (nint)_parameters[parameter].GradientBuffer.Pointer : 0;
                next++;
            }

            next += parameters.Count;
            _forward[i] = _training.Forward(i, arena, values);
            _backward[i] = _training.Backward(i, arena, values, gradients);
            _evaluate[i] = evaluation.Forward(i, arena, values);
        }
    }

    public NetworkGraph Graph { get; }

    public int Batch { get; }

    public IReadOnlyList<TrainedParameter> Parameters => _parameters;

    /// <summary>Where the time of each step goes; null to keep none.</summary>
    public StepTimes? Times { get; set; }

    /// <summary>The steps, for <see cref="Times"/>.</summary>
    public IReadOnlyList<StepNode> Steps => _nodes.Steps;

    /// <summary>Bytes of all values, gradients and scratch memory.</summary>
    public long ArenaBytes => _arena.Length * sizeof(float);

    public void Forward(ReadOnlySpan<float> frames, int count, ulong seed, Span<float> outputs)
    {
        // A forward pass that fails leaves nothing to go back from.
        _lastForward = default;
        var call = new StepCall(count, _threads, IsTraining: true, seed);
        Run(_input, _forward, _output, call, frames, outputs);
        if (_training.ReloadAt >= 0)
            frames.CopyTo(new Span<float>(_training.Frames(_arena.Pointer), frames.Length));
        _lastForward = call;
    }

    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        StepCall call = _lastForward;
        if (call.Frames == 0)
            throw new InvalidOperationException("a backward pass needs the forward pass in training just before it; an evaluation uses the same memory");
        CheckLength(nameof(outputGradients), outputGradients.Length, call.Frames, Graph.Network.Output.Length);
        _lastForward = default;
        fixed (float* source = outputGradients)
            MapKernel.LoadBatch(source, Graph.Network.Output.Length, _outputGradient.Shape, _outputGradient.Pointer, accumulate: false, call.Frames, call.Threads);
        for (int i = _steps.Length - 1; i >= 0; i--)
        {
            if (!_training.RunsBackward(i))
                continue;
            long start = Times is null ? 0 : Stopwatch.GetTimestamp();
            if (i == _training.ReloadAt)
                MapKernel.LoadBatch(_training.Frames(_arena.Pointer), Graph.Network.Input.Length, _input.Shape, _training.InputAgain(_arena.Pointer), accumulate: false, call.Frames, call.Threads);
            _steps[i].Backward(_backward[i], call);
            Times?.AddBackward(i, start);
        }

        GC.KeepAlive(this);
    }

    public void Evaluate(ReadOnlySpan<float> frames, int count, Span<float> outputs)
    {
        _lastForward = default;
        Run(_evaluateInput, _evaluate, _evaluateOutput, new StepCall(count, _threads, IsTraining: false, Seed: 0), frames, outputs);
    }

    public void Dispose() => _arena.Dispose();

    private void Run(Map input, StepBuffers[] buffers, Map output, StepCall call, ReadOnlySpan<float> frames, Span<float> outputs)
    {
        ObjectDisposedException.ThrowIf(_arena.IsClosed, this);
        int frameLength = Graph.Network.Input.Length, outputLength = Graph.Network.Output.Length;
        if (call.Frames < 1 || call.Frames > Batch)
            throw new ArgumentOutOfRangeException("count", call.Frames, $"expected 1 to {Batch} frames");
        CheckLength(nameof(frames), frames.Length, call.Frames, frameLength);
        CheckLength(nameof(outputs), outputs.Length, call.Frames, outputLength);
        fixed (float* source = frames)
            MapKernel.LoadBatch(source, frameLength, input.Shape, input.Pointer, accumulate: false, call.Frames, call.Threads);
        for (int i = 0; i < _steps.Length; i++)
        {
            long start = Times is null ? 0 : Stopwatch.GetTimestamp();
            _steps[i].Forward(buffers[i], call);
            Times?.AddForward(i, start);
        }

        fixed (float* destination = outputs)
            MapKernel.StoreBatch(output.Pointer, output.Shape, destination, outputLength, call.Frames, call.Threads);
        GC.KeepAlive(this);
    }

    private static void CheckLength(string argument, int found, int frames, int perFrame)
    {
        if (found != (long)frames * perFrame)
            ThrowHelper.Length(argument, found, frames, perFrame);
    }

    private float** PointersFrom(int index) => (float**)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pointers)) + index;

    private readonly struct Map(BlockedShape shape, float* pointer)
    {
        public BlockedShape Shape { get; } = shape;

        public float* Pointer { get; } = pointer;
    }
}
