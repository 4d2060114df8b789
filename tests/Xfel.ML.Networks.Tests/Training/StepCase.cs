using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>A step with everything around it: shapes, halos, values. Values are canonical; every buffer that the step should write starts as NaN.</summary>
internal sealed unsafe record StepCase(FeatureShape Input, FeatureShape Output, Func<StepCase, TrainingStep> Make)
{
    public int Frames { get; init; } = 2;

    /// <summary>Frames that the buffers could hold.</summary>
    public int Batch { get; init; } = 2;

    public int InputHalo { get; init; }

    public int OutputHalo { get; init; }

    public int InputGradientHalo { get; init; }

    public int OutputGradientHalo { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>Whether the output lies where the input lies, and the input's gradient where the output's lies.</summary>
    public bool InPlace { get; init; }

    /// <summary>Only the latter.</summary>
    public bool InPlaceGradient { get; init; }

    public bool IsTraining { get; init; } = true;

    public ulong Seed { get; init; } = 17;

    public float[] Values { get; init; } = [];

    /// <summary>Empty: no second input.</summary>
    public float[] ShortcutValues { get; init; } = [];

    public float[] OutputGradient { get; init; } = [];

    /// <summary>Scale, shift, mean, variance of a norm; alpha of a log activation.</summary>
    public float[][] Parameters { get; init; } = [];

    /// <summary>What the gradients of the inputs hold when they accumulate.</summary>
    public float[] Before => TestFrames.Uniform(Frames * Input.Length, 99);

    public StepShapes Shapes => new(new(Input, InputHalo), new(Output, OutputHalo), new(Input, InputGradientHalo), new(Output, OutputGradientHalo));

    /// <summary>Halos of the second input that differ from the first's.</summary>
    public BlockedShape Shortcut => new(Input, (InputHalo + 1) % 4);

    public BlockedShape ShortcutGradient => new(Input, (InputGradientHalo + 2) % 4);

    /// <summary>Uniform values and output gradients in [-1, 1), from a seed.</summary>
    public StepCase WithValues(int seed, bool shortcut = false, float scale = 1, float offset = 0) => this with
    {
        Values = Array.ConvertAll(TestFrames.Uniform(Frames * Input.Length, seed), x => scale * x + offset),
        ShortcutValues = shortcut ? TestFrames.Uniform(Frames * Input.Length, seed + 1) : [],
        OutputGradient = TestFrames.Uniform(Frames * Output.Length, seed + 2),
    };

    public StepResult Run(int threads = 2)
    {
        TrainingStep step = Make(this);
        StepShapes shapes = Shapes;
        bool adds = ShortcutValues.Length > 0;
        StepMap input = StepMap.Of(Values, shapes.Input, Batch), output = InPlace ? input : StepMap.Unwritten(shapes.Output, Batch);
        StepMap shortcut = StepMap.Of(ShortcutValues, Shortcut, Batch), dy = StepMap.Of(OutputGradient, shapes.OutputGradient, Batch);
        StepMap dx = InPlace || InPlaceGradient ? dy : Accumulate ? StepMap.Of(Before, shapes.InputGradient, Batch) : StepMap.Unwritten(shapes.InputGradient, Batch);
        StepMap ds = Accumulate ? StepMap.Of(Before, ShortcutGradient, Batch) : StepMap.Unwritten(ShortcutGradient, Batch);
        StepVectors parameters = new(Parameters, Parameters), gradients = new(Parameters, null);
        using var saved = new GuardedBuffer(step.SavedLength(Frames));
        using var scratch = new GuardedBuffer(step.ScratchLength(Frames, threads));
        var call = new StepCall(Frames, threads, IsTraining, Seed);
        step.Forward(
            new StepBuffers
            {
                Input = input.Pointer,
                Shortcut = adds ? shortcut.Pointer : null,
                Output = output.Pointer,
                Parameters = parameters.Pointers,
                Saved = IsTraining ? saved.Pointer : null,
                Scratch = scratch.Pointer,
            },
            call);
        scratch.Check();
        float[] y = output.Read(Frames, untouchedRest: !InPlace);
        if (!IsTraining)
            return new(y, [], [], parameters.Read(), []);

        // Scratch keeps nothing between the calls, and an input that the backward pass does not read may be gone.
        scratch.Fill();
        step.Backward(
            new StepBuffers
            {
                Input = step.BackwardReadsInput ? input.Pointer : null,
                Output = step.BackwardReadsOutput ? output.Pointer : null,
                OutputGradient = dy.Pointer,
                InputGradient = dx.Pointer,
                ShortcutGradient = adds ? ds.Pointer : null,
                AccumulateInput = Accumulate,
                AccumulateShortcut = Accumulate,
                Parameters = parameters.Pointers,
                ParameterGradients = gradients.Pointers,
                Saved = saved.Pointer,
                Scratch = scratch.Pointer,
            },
            call);
        saved.Check();
        scratch.Check();
        GC.KeepAlive((input, shortcut, dy));
        return new(y, dx.Read(Frames, !Accumulate && dx != dy), adds ? ds.Read(Frames, !Accumulate) : [], parameters.Read(), gradients.Read());
    }
}
