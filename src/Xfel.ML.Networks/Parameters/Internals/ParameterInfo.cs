namespace Xfel.ML.Networks.Internals;

/// <summary>Name, shape and role of one parameter of a network.</summary>
/// <param name="Name">Unique in the network, such as <c>conv3.weight</c>.</param>
/// <param name="Shape">Kernels <c>[out][in][row][column]</c>, linear weights <c>[out][in]</c>, everything else <c>[channels]</c>.</param>
/// <param name="Role">What it is for.</param>
internal sealed record ParameterInfo(string Name, IReadOnlyList<int> Shape, ParameterRole Role)
{
    public int Length => Shape.Aggregate(1, (product, axis) => checked(product * axis));

    public bool IsTrained => Role is not (ParameterRole.RunningMean or ParameterRole.RunningVariance);
}
