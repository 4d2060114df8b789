namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The buffers of every step of a pass, placed in one arena by their lifetimes. Moments: 0 loads the frames, 1 to n run the steps forward, n + 1 reads the outputs and takes their
/// gradients, n + 2 to 2n + 1 run the steps backward. Without a backward pass values end at their last reader.
/// Frames of few channels, whose blocked map is mostly padding, wait as plain frames for the backward pass and are laid out again where it needs them.
/// </summary>
internal sealed unsafe class StepSchedule
{
    private readonly StepFusion _nodes;
    private readonly TrainingStep[] _steps;
    private readonly MapLayouts _layouts;
    private readonly MemoryPlan _memory = new();
    private readonly int _batch;
    private readonly int?[] _values;
    private readonly int?[] _gradients;
    private readonly int?[] _saved;
    private readonly int?[] _forwardScratch;
    private readonly int?[] _backwardScratch;
    private readonly int? _frames;
    private readonly int? _inputAgain;
    private readonly bool[] _accumulateInput;
    private readonly bool[] _accumulateShortcut;

    public StepSchedule(StepFusion nodes, TrainingStep[] steps, MapLayouts layouts, int batch, int threads, bool trains)
    {
        _nodes = nodes;
        _steps = steps;
        _layouts = layouts;
        _batch = batch;
        _values = new int?[nodes.Shapes.Count];
        _gradients = new int?[nodes.Shapes.Count];
        _saved = new int?[steps.Length];
        _forwardScratch = new int?[steps.Length];
        _backwardScratch = new int?[steps.Length];
        _accumulateInput = new bool[steps.Length];
        _accumulateShortcut = new bool[steps.Length];
        ReloadAt = trains ? LastReaderBackward() : -1;
        if (ReloadAt >= 0)
        {
            _frames = Request((long)batch * nodes.Shapes[0].Length, Loss, BackwardOf(ReloadAt));
            _inputAgain = Request((long)batch * layouts.Value(0).Length, BackwardOf(ReloadAt), BackwardOf(0));
        }

        PlaceValues(trains);
        if (trains)
            PlaceGradients();
        for (int i = 0; i < steps.Length; i++)
        {
            int scratch = steps[i].ScratchLength(batch, threads);
            bool runsBackward = trains && RunsBackward(i);
            _forwardScratch[i] = Request(scratch, ForwardOf(i), ForwardOf(i));
            _backwardScratch[i] = runsBackward ? Request(scratch, BackwardOf(i), BackwardOf(i)) : null;
            _saved[i] = trains ? Request(steps[i].SavedLength(batch), ForwardOf(i), runsBackward ? BackwardOf(i) : ForwardOf(i)) : null;
        }

        _memory.Solve();
    }

    /// <summary>Floats of the arena.</summary>
    public long Length => _memory.Length;

    /// <summary>The step before whose backward call <see cref="Frames"/> are laid out again at <see cref="InputAgain"/>; -1 for none.</summary>
    public int ReloadAt { get; }

    private int Count => _steps.Length;

    private int Loss => Count + 1;

    /// <summary>Whether a step has anything to do backward: whether its output depends on a trained parameter.</summary>
    public bool RunsBackward(int step) => _layouts.NeedsGradient(_nodes.Steps[step].Output);

    /// <summary>The plain frames that wait for the backward pass.</summary>
    public float* Frames(float* arena) => At(_frames, arena);

    public float* InputAgain(float* arena) => At(_inputAgain, arena);

    public float* Value(int value, float* arena) => At(_values[value], arena);

    public float* Gradient(int value, float* arena) => At(_gradients[_layouts.GradientBuffer(value)], arena);

    public StepBuffers Forward(int step, float* arena, float** parameters)
    {
        StepNode node = _nodes.Steps[step];
        return new StepBuffers
        {
            Input = Value(node.Input, arena),
            Shortcut = node.Shortcut is { } shortcut ? Value(shortcut, arena) : null,
            Output = Value(node.Output, arena),
            Parameters = parameters,
            Saved = At(_saved[step], arena),
            Scratch = At(_forwardScratch[step], arena),
        };
    }

    public StepBuffers Backward(int step, float* arena, float** parameters, float** parameterGradients)
    {
        StepNode node = _nodes.Steps[step];
        return new StepBuffers
        {
            Input = !_steps[step].BackwardReadsInput ? null : IsReloaded(node.Input) ? InputAgain(arena) : Value(node.Input, arena),
            Output = _steps[step].BackwardReadsOutput ? Value(node.Output, arena) : null,
            OutputGradient = Gradient(node.Output, arena),
            InputGradient = _layouts.NeedsGradient(node.Input) ? Gradient(node.Input, arena) : null,
            ShortcutGradient = WritesShortcut(node) ? Gradient(node.Shortcut!.Value, arena) : null,
            AccumulateInput = _accumulateInput[step],
            AccumulateShortcut = _accumulateShortcut[step],
            Parameters = parameters,
            ParameterGradients = parameterGradients,
            Saved = At(_saved[step], arena),
            Scratch = At(_backwardScratch[step], arena),
        };
    }

    private float* At(int? request, float* arena) => request is { } number ? arena + _memory.OffsetOf(number) : null;

    private int ForwardOf(int step) => step + 1;

    private int BackwardOf(int step) => 2 * Count + 1 - step;

    private int? Request(long length, int first, int last) => length == 0 ? null : _memory.Add(length, first, last);

    private bool IsReloaded(int value) => value == 0 && ReloadAt >= 0;

    /// <summary>The first step of the backward pass that reads the network's input, if a map of it is mostly padding; -1 otherwise.</summary>
    private int LastReaderBackward()
    {
        int last = Count - 1;
        while (last >= 0 && !(_nodes.Steps[last].Input == 0 && _steps[last].BackwardReadsInput && RunsBackward(last)))
            last--;
        return 2 * _nodes.Shapes[0].Channels <= BlockedShape.Lanes ? last : -1;
    }

    private void PlaceValues(bool trains)
    {
        var first = new int[_values.Length];
        var last = new int[_values.Length];
        var isUsed = new bool[_values.Length];
        isUsed[0] = true;
        for (int i = 0; i < Count; i++)
        {
            StepNode node = _nodes.Steps[i];
            bool runsBackward = trains && RunsBackward(i);
            isUsed[node.Output] = true;
            first[node.Output] = ForwardOf(i);
            last[node.Output] = runsBackward && _steps[i].BackwardReadsOutput ? BackwardOf(i) : ForwardOf(i);
            last[node.Input] = Math.Max(last[node.Input], runsBackward && _steps[i].BackwardReadsInput && !IsReloaded(node.Input) ? BackwardOf(i) : ForwardOf(i));
            if (node.Shortcut is { } shortcut)
                last[shortcut] = Math.Max(last[shortcut], ForwardOf(i));
        }

        last[_nodes.Output] = Math.Max(last[_nodes.Output], Loss);
        for (int value = 0; value < _values.Length; value++)
            _values[value] = isUsed[value] ? Request((long)_batch * _layouts.Value(value).Length, first[value], last[value]) : null;
    }

    /// <summary>A gradient's buffer lives from its first writer, the last reader of the value, to the step that made the value.</summary>
    private void PlaceGradients()
    {
        var first = new int[_gradients.Length];
        var last = new int[_gradients.Length];
        var length = new long[_gradients.Length];
        if (_layouts.NeedsGradient(_nodes.Output))
            Write(_nodes.Output, Loss);
        for (int i = Count - 1; i >= 0; i--)
        {
            StepNode node = _nodes.Steps[i];
            if (!RunsBackward(i))
                continue;
            last[_layouts.GradientBuffer(node.Output)] = BackwardOf(i);
            if (WritesShortcut(node))
                _accumulateShortcut[i] = Write(node.Shortcut!.Value, BackwardOf(i));
            if (_layouts.NeedsGradient(node.Input))
                _accumulateInput[i] = Write(node.Input, BackwardOf(i));
        }

        for (int buffer = 0; buffer < length.Length; buffer++)
            _gradients[buffer] = Request(length[buffer], first[buffer], last[buffer]);

        // Whether the buffer held a share of the gradient before.
        bool Write(int value, int moment)
        {
            int buffer = _layouts.GradientBuffer(value);
            if (length[buffer] > 0)
                return true;
            length[buffer] = (long)_batch * _layouts.Gradient(value).Length;
            first[buffer] = moment;
            return false;
        }
    }

    /// <summary>A convolution hands its output's gradient on as it lies.</summary>
    private bool WritesShortcut(StepNode node) => node.First is not ConvLayer && node.Shortcut is { } shortcut && _layouts.NeedsGradient(shortcut);
}
