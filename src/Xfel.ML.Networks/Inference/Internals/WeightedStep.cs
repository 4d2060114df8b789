namespace Xfel.ML.Networks.Internals;

/// <summary>A convolution or linear layer with its packed weights.</summary>
internal abstract unsafe class WeightedStep(FusedNode node, FeatureShape kernel, BlockedShape input, BlockedShape output) : InferenceStep(input, output)
{
    private readonly AlignedBuffer _bias = new(BlockedShape.BlocksOf(output.Channels) * BlockedShape.Lanes);

    public FusedNode Node => node;

    /// <summary>Input channels, rows and columns that one output sums over.</summary>
    public FeatureShape Kernel => kernel;

    public int Outputs => Output.Channels;

    /// <summary>Padded with zeros to whole blocks.</summary>
    public Span<float> Bias => _bias.Span;

    protected float* BiasPointer => _bias.Pointer;

    /// <summary>Puts the weights of one output, <c>[channel][row][column]</c> and times <paramref name="scale"/>, in their place. Different outputs may be set at once.</summary>
    public abstract void SetRow(int output, ReadOnlySpan<float> row, double scale);

    /// <summary>Gives the weights of one output back.</summary>
    public abstract void GetRow(int output, Span<float> row);

    /// <summary>To be called when all weights are set.</summary>
    public virtual void Prepare()
    {
    }
}
