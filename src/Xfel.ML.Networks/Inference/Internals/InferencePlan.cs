using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A network made ready for one instruction set: fused steps, packed weights, pooled buffers. Immutable once its weights are loaded; any number of threads may run it at once.
/// Its result for a frame is the wanted values, one after the other; its bits depend on neither batch nor threads.
/// </summary>
internal sealed unsafe class InferencePlan
{
    private readonly IFrameWriter _writer;
    private readonly PlannedStep[] _steps;
    private readonly BlockedShape[] _values;
    private readonly int[] _outputs;
    private readonly PlanLayout[] _layouts;
    private readonly Stack<AlignedBuffer> _idle = [];
    private readonly Lock _lock = new();

    /// <param name="graph">The network.</param>
    /// <param name="outputs">The values that make up the result.</param>
    /// <param name="writer">Makes the input of frames.</param>
    /// <param name="tiles">The instruction set.</param>
    public InferencePlan(NetworkGraph graph, IReadOnlyList<int> outputs, IFrameWriter writer, TileSet tiles)
    {
        _writer = writer;
        var fusion = new GraphFusion(graph, outputs);
        var builder = new StepBuilder(fusion, tiles);
        _steps = builder.Steps;
        _values = builder.Values;
        _outputs = [.. fusion.Outputs];
        _layouts = [.. Enumerable.Range(0, BitOperations.Log2(PlanLayout.MaxFrames) + 1).Select(power => new PlanLayout(_steps, _values, _outputs, 1 << power))];
        OutputLength = _outputs.Sum(value => fusion.Values[value].Length);
    }

    /// <summary>The steps in the order in which they run.</summary>
    public IEnumerable<InferenceStep> Steps => _steps.Select(planned => planned.Step);

    /// <summary>Number of outputs per frame.</summary>
    public int OutputLength { get; }

    public void Run(ReadOnlySpan<float> frames, int batch, Span<float> outputs, int threads)
    {
        PlanLayout layout = LayoutFor(batch);
        int scratch = 0;
        foreach (PlanPhase phase in layout.Phases)
        {
            for (int s = phase.First; s < phase.End; s++)
                scratch = Math.Max(scratch, _steps[s].Step.ScratchLength(phase.Frames, threads));
        }

        AlignedBuffer memory = Rent(checked(layout.Length + scratch));
        fixed (float* source = frames, destination = outputs)
        {
            for (int first = 0; first < batch; first += layout.PassFrames)
            {
                var pass = new Pass(layout, source + (nint)first * _writer.FrameLength, memory.Pointer, threads);
                int count = Math.Min(layout.PassFrames, batch - first);
                RunPhase(pass, layout.Phases.Length - 1, 0, count);
                Gather(pass, count, destination + (nint)first * OutputLength);
            }
        }

        GC.KeepAlive(memory);
        lock (_lock)
            _idle.Push(memory);
    }

    /// <summary>Runs all phases up to <paramref name="phase"/> for frames of the pass, the earlier ones in portions of their own size.</summary>
    private void RunPhase(in Pass pass, int phase, int first, int count)
    {
        PlanPhase current = pass.Layout.Phases[phase];
        if (phase == 0)
        {
            float* input = Pointer(pass, 0, first);
            ParallelLoop.For(count, pass.Threads, new WriteBody(this, pass.Frames + (nint)first * _writer.FrameLength, input));
        }
        else
        {
            int portion = pass.Layout.Phases[phase - 1].Frames;
            for (int start = first; start < first + count; start += portion)
                RunPhase(pass, phase - 1, start, Math.Min(portion, first + count - start));
        }

        for (int s = current.First; s < current.End; s++)
        {
            FusedNode node = _steps[s].Node;
            var buffers = new InferenceBuffers
            {
                Input = Pointer(pass, node.Input, first),
                Addend = node.Addend == FusedNode.None ? null : Pointer(pass, node.Addend, first),
                Output = Pointer(pass, node.Output, first),
                Scratch = pass.Memory + pass.Layout.Length,
            };
            _steps[s].Step.Run(buffers, count, pass.Threads);
        }
    }

    private void Gather(in Pass pass, int count, float* outputs)
    {
        for (int frame = 0; frame < count; frame++)
        {
            foreach (int value in _outputs)
            {
                BlockedShape shape = _values[value];
                FlattenKernel.ToPlanar(Pointer(pass, value, frame), shape, outputs);
                outputs += shape.Channels * shape.Height * shape.Width;
            }
        }
    }

    private float* Pointer(in Pass pass, int value, int frame) => pass.Memory + pass.Layout.Offset(value, frame, _values[value].Length);

    private PlanLayout LayoutFor(int batch) => _layouts[BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Min(batch, PlanLayout.MaxFrames)))];

    /// <summary>Memory that is large enough, from the calls before; a buffer that is too small is dropped.</summary>
    private AlignedBuffer Rent(int length)
    {
        lock (_lock)
        {
            while (_idle.TryPop(out AlignedBuffer? idle))
            {
                if (idle.Length >= length)
                    return idle;
            }
        }

        return new AlignedBuffer(length);
    }

    private readonly struct Pass(PlanLayout layout, float* frames, float* memory, int threads)
    {
        public PlanLayout Layout { get; } = layout;

        public float* Frames { get; } = frames;

        public float* Memory { get; } = memory;

        public int Threads { get; } = threads;
    }

    private readonly struct WriteBody(InferencePlan plan, float* frames, float* input) : ParallelLoop.IBody
    {
        private readonly float* _frames = frames;
        private readonly float* _input = input;

        public void Run(int item, int worker)
        {
            BlockedShape shape = plan._values[0];
            plan._writer.Write(_frames + (nint)item * plan._writer.FrameLength, shape, _input + (nint)item * shape.Length);
        }
    }
}
