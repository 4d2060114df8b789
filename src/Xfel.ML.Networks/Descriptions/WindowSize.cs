namespace Xfel.ML.Networks;

/// <summary>How many windows fit along an axis, shared by convolution and pooling.</summary>
internal static class WindowSize
{
    public static int Outputs(Layer layer, FeatureShape input, int length, int window, int stride, int padding)
    {
        int room = length + 2 * padding - window;
        return room >= 0
            ? room / stride + 1
            : throw new ArgumentException(
                $"{layer} needs at least {window - 2 * padding} x {window - 2 * padding} pixels, its input is {input}; use larger frames or fewer reducing layers", nameof(input));
    }
}
