namespace Xfel.ML.Networks.Internals;

/// <summary>An initializer: its shape, and where its values lie in the file. Nothing of the values is read.</summary>
internal sealed record OnnxTensor(string Name, IReadOnlyList<long> Shape, int DataType, long Offset, long ByteCount, bool IsExternal)
{
    /// <summary>TensorProto.DataType.FLOAT.</summary>
    public const int Float32 = 1;

    /// <summary>TensorProto.DataType.INT64.</summary>
    public const int Int64 = 7;

    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
