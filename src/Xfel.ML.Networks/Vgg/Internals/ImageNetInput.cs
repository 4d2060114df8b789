namespace Xfel.ML.Networks.Internals;

/// <summary>Grey frames of 0 to 255 as the three normalised channels of the ImageNet networks: <c>(grey / 255 - mean) / deviation</c>.</summary>
internal sealed class ImageNetInput(int pixels) : IFrameWriter
{
    private static ReadOnlySpan<float> Mean => [0.485f, 0.456f, 0.406f];

    private static ReadOnlySpan<float> Deviation => [0.229f, 0.224f, 0.225f];

    public int FrameLength { get; } = pixels;

    public unsafe void Write(float* frame, in BlockedShape shape, float* map)
    {
        float s0 = 1 / (255 * Deviation[0]), s1 = 1 / (255 * Deviation[1]), s2 = 1 / (255 * Deviation[2]);
        float b0 = -Mean[0] / Deviation[0], b1 = -Mean[1] / Deviation[1], b2 = -Mean[2] / Deviation[2];
        for (int row = 0; row < shape.Height; row++)
        {
            var pixels = new Span<float>(map + shape.Offset(0, row, 0), shape.Width * BlockedShape.Lanes);
            pixels.Clear();
            foreach (float grey in new ReadOnlySpan<float>(frame + (nint)row * shape.Width, shape.Width))
            {
                pixels[0] = grey * s0 + b0;
                pixels[1] = grey * s1 + b1;
                pixels[2] = grey * s2 + b2;
                pixels = pixels[BlockedShape.Lanes..];
            }
        }

        HaloKernel.Clear(map, shape, 0, shape.Height);
    }
}
