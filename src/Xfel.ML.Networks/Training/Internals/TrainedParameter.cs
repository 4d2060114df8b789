namespace Xfel.ML.Networks.Internals;

/// <summary>Values and gradient of one parameter in the order in which the kernels read them.</summary>
internal sealed class TrainedParameter(ParameterInfo info, ParameterLayout layout)
{
    private readonly AlignedBuffer _values = new(layout.Length);
    private readonly AlignedBuffer _gradient = new(info.IsTrained ? layout.Length : 0);

    public ParameterInfo Info => info;

    public ParameterLayout Layout => layout;

    /// <summary>The values, padding zeros included; an optimiser may change them between two steps and leaves zeros zero.</summary>
    public Span<float> Values => _values.Span;

    /// <summary>The gradient of the last backward call, same layout, padding zero; empty for running statistics.</summary>
    public Span<float> Gradient => _gradient.Span;

    public AlignedBuffer ValueBuffer => _values;

    public AlignedBuffer GradientBuffer => _gradient;
}
