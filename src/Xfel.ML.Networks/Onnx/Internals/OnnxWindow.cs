namespace Xfel.ML.Networks.Internals;

/// <summary>The attributes that convolution and pooling share.</summary>
internal static class OnnxWindow
{
    private const int MaxLength = 1 << 16;

    /// <summary>Side, stride and padding of a square window.</summary>
    /// <param name="lookup">Words the errors.</param>
    /// <param name="node">The operation.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="side">The side where the node has no kernel_shape; 0 where it must have one.</param>
    public static (int Size, int Stride, int Padding) Read(OnnxLookup lookup, OnnxNode node, FeatureShape input, int side = 0)
    {
        int size = One("kernel_shape", node.Integers("kernel_shape", side, side), 2), stride = One("strides", node.Integers("strides", 1, 1), 2);
        if (size < 1 || stride < 1)
            throw lookup.Fault(node.Title, $"a window of {size} and a stride of {stride}", "positive lengths");
        if (One("dilations", node.Integers("dilations", 1, 1), 2) != 1)
            throw lookup.Fault(node.Title, "dilations", "none");
        int padding = Padding();
        bool rest = (input.Height + 2 * padding - size) % stride != 0 || (input.Width + 2 * padding - size) % stride != 0;
        return node.Integer("ceil_mode", 0) == 0 || !rest ? (size, stride, padding) : throw lookup.Fault(node.Title, "windows that reach past the end (ceil_mode 1)", "whole windows");

        int Padding()
        {
            switch (node.Text("auto_pad", "NOTSET"))
            {
                case "NOTSET" or "":
                    return One("pads", node.Integers("pads", 0, 0, 0, 0), 4);
                case "VALID":
                    return 0;
                default:
                    int rows = Same(input.Height), columns = Same(input.Width);
                    return rows == columns && rows % 2 == 0 ? rows / 2 : throw lookup.Fault(node.Title, $"padding of {rows} rows and {columns} columns", "the same padding on each side");
            }
        }

        int Same(int length) => Math.Max((((length + stride - 1) / stride) - 1) * stride + size - length, 0);

        int One(string name, IReadOnlyList<long> values, int count) => values.Count == count && values.All(value => value == values[0]) && values[0] is >= 0 and <= MaxLength
            ? (int)values[0]
            : throw lookup.Fault(node.Title, $"{name} [{string.Join(", ", values)}]", $"{count} equal lengths of at most {MaxLength}");
    }
}
