namespace Xfel.ML.Networks.Internals;

/// <summary>A constant to write. Its values are asked for when their turn comes, so that one tensor at a time is in memory.</summary>
internal sealed record OnnxInitializer(string Name, IReadOnlyList<long> Shape, int DataType, Func<Array> Values)
{
    public static OnnxInitializer Of(string name, IEnumerable<int> shape, Func<float[]> values) => new(name, [.. shape.Select(length => (long)length)], OnnxTensor.Float32, values);

    public static OnnxInitializer Of(string name, long[] values) => new(name, [values.Length], OnnxTensor.Int64, () => values);

    public long ByteCount => Shape.Aggregate(DataType == OnnxTensor.Float32 ? (long)sizeof(float) : sizeof(long), (product, length) => checked(product * length));
}
