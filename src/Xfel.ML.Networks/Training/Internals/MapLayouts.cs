namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Blocked layouts of all values and gradients: each with the halo that its readers need. The addend of a convolution shares its output's layouts, and their gradients are one buffer:
/// d(x * w + a)/da = 1, so what arrives at the sum is the addend's gradient, to which its other readers add.
/// </summary>
internal sealed class MapLayouts
{
    private readonly IReadOnlyList<FeatureShape> _shapes;
    private readonly int[] _group;
    private readonly int[] _valueHalo;
    private readonly int[] _gradientHalo;
    private readonly bool[] _needsGradient;

    public MapLayouts(StepFusion steps, IReadOnlyList<ParameterInfo> parameters)
    {
        _shapes = steps.Shapes;
        _group = [.. Enumerable.Range(0, _shapes.Count)];
        _valueHalo = new int[_shapes.Count];
        _gradientHalo = new int[_shapes.Count];
        _needsGradient = new bool[_shapes.Count];
        foreach (StepNode step in steps.Steps)
        {
            _needsGradient[step.Output] = step.Parameters.Any(parameter => parameters[parameter].IsTrained)
                || _needsGradient[step.Input] || (step.Shortcut is { } other && _needsGradient[other]);
            if (step.First is not ConvLayer layer)
                continue;
            if (step.Shortcut is { } shortcut)
                Join(step.Output, shortcut);
            var shape = new ConvolutionShape(_shapes[step.Input], layer);
            Grow(_valueHalo, step.Input, ConvolutionKernels.InputHalo(shape));
            if (_needsGradient[step.Input])
                Grow(_gradientHalo, step.Output, ConvolutionKernels.OutputGradientHalo(shape));
        }
    }

    public BlockedShape Value(int value) => new(_shapes[value], _valueHalo[Find(value)]);

    public BlockedShape Gradient(int value) => new(_shapes[value], _gradientHalo[Find(value)]);

    /// <summary>Number of the gradient's buffer; values with the same number share it.</summary>
    public int GradientBuffer(int value) => Find(value);

    /// <summary>Whether the value depends on a trained parameter: the network's own input does not.</summary>
    public bool NeedsGradient(int value) => _needsGradient[value];

    private void Grow(int[] halos, int value, int halo) => halos[Find(value)] = Math.Max(halos[Find(value)], halo);

    private void Join(int a, int b)
    {
        int from = Find(a), to = Find(b);
        Grow(_valueHalo, to, _valueHalo[from]);
        Grow(_gradientHalo, to, _gradientHalo[from]);
        _group[from] = to;
    }

    private int Find(int value)
    {
        while (_group[value] != value)
            value = _group[value];
        return value;
    }
}
