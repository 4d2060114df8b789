namespace Xfel.ML.Networks;

/// <summary>How many windows fit along an axis, shared by convolution and pooling.</summary>
internal static class WindowSize
{
    public static int Outputs(Layer layer, FeatureShape input, int length, int window, int stride, int padding)
    {
        // A stride beyond the map would see padding only: the frame is smaller than the network's reduction.
        int room = length + 2 * padding - window, least = Math.Max(window - 2 * padding, stride);
        return room >= 0 && length >= stride
            ? room / stride + 1
            : throw new ArgumentException($"{layer} needs at least {least} x {least} pixels, its input is {input}; use larger frames or fewer reducing layers", nameof(input));
    }
}
