namespace Xfel.ML.Networks.Internals;

/// <summary>Name and shape of one array of a checkpoint.</summary>
/// <param name="Name">Such as <c>parameter/conv1.weight</c>, <c>momentum/conv1.weight</c>, <c>best/conv1.weight</c>, <c>pixel/mean</c>.</param>
/// <param name="Shape">Lengths of the axes, last axis fastest.</param>
internal sealed record CheckpointArray(string Name, IReadOnlyList<int> Shape)
{
    public long Length => Shape.Aggregate(1L, (product, axis) => checked(product * axis));
}
