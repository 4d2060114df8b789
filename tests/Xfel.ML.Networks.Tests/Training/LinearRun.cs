using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Convolutions;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>A linear layer with seeded values, and what a step of training makes of them.</summary>
internal sealed unsafe class LinearRun
{
    private readonly LinearTrainingStep _step;
    private readonly int _frames;

    public LinearRun(ConvolutionShape shape, int frames, TileSet tiles)
    {
        BlockedShape input = new(shape.Input, 0), output = new(shape.Output, 0);
        _frames = frames;
        _step = new LinearTrainingStep(new(input, output, input, output), tiles);
        Input = TestMap.Random(input, frames, seed: 1);
        OutputGradient = TestMap.Random(output, frames, seed: 2);
        Output = new(output, frames);
        InputGradient = new(input, frames);
        Weights = Filled(shape.Layout, seed: 3);
        Bias = Filled(new VectorLayout(shape.Channels), seed: 4);
        WeightGradient = new(shape.Layout.Length);
        BiasGradient = new(Bias.Length);
    }

    public TestMap Input { get; }

    public TestMap Output { get; }

    public TestMap OutputGradient { get; }

    public TestMap InputGradient { get; }

    public AlignedBuffer Weights { get; }

    public AlignedBuffer Bias { get; }

    public AlignedBuffer WeightGradient { get; }

    public AlignedBuffer BiasGradient { get; }

    public void Run(int threads, bool accumulates)
    {
        WeightGradient.Span.Fill(float.NaN);
        BiasGradient.Span.Fill(float.NaN);
        float** parameters = stackalloc float*[] { Weights.Pointer, Bias.Pointer };
        float** gradients = stackalloc float*[] { WeightGradient.Pointer, BiasGradient.Pointer };
        var scratch = new AlignedBuffer(_step.ScratchLength(_frames, threads));
        scratch.Span.Fill(float.NaN);
        var buffers = new StepBuffers
        {
            Input = Input.Pointer,
            Output = Output.Pointer,
            OutputGradient = OutputGradient.Pointer,
            InputGradient = InputGradient.Pointer,
            AccumulateInput = accumulates,
            Parameters = parameters,
            ParameterGradients = gradients,
            Scratch = scratch.Pointer,
        };
        var call = new StepCall(_frames, threads, IsTraining: true, Seed: 0);
        _step.Forward(buffers, call);
        _step.Backward(buffers, call);
        GC.KeepAlive((scratch, this));
    }

    private static AlignedBuffer Filled(ParameterLayout layout, int seed)
    {
        var buffer = new AlignedBuffer(layout.Length);
        layout.FromCanonical(TestFrames.Uniform(layout.CanonicalLength, seed), buffer.Span);
        return buffer;
    }
}
