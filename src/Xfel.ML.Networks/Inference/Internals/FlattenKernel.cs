namespace Xfel.ML.Networks.Internals;

/// <summary>Between maps <c>[block][row][column][16]</c>, the vectors <c>[segment][frame][16]</c> of the linear layers and plain arrays.</summary>
internal static unsafe class FlattenKernel
{
    /// <summary>One frame's map becomes its segments, block after block, row after row.</summary>
    public static void Gather(float* map, in BlockedShape shape, float* segments, int segmentStride)
    {
        for (int block = 0; block < shape.Blocks; block++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* pixel = map + shape.Offset(block, row, 0);
                for (int column = 0; column < shape.Width; column++, pixel += BlockedShape.Lanes, segments += segmentStride)
                    new ReadOnlySpan<float>(pixel, BlockedShape.Lanes).CopyTo(new Span<float>(segments, BlockedShape.Lanes));
            }
        }
    }

    /// <summary>One frame's map as <c>[channel][row][column]</c>.</summary>
    public static void ToPlanar(float* map, in BlockedShape shape, float* planar)
    {
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* pixel = map + shape.Offset(channel / BlockedShape.Lanes, row, 0) + channel % BlockedShape.Lanes;
                for (int column = 0; column < shape.Width; column++, pixel += BlockedShape.Lanes)
                    *planar++ = *pixel;
            }
        }
    }

    /// <summary><c>[channel][row][column]</c> as one frame's map, halo and padding lanes included.</summary>
    public static void FromPlanar(float* planar, in BlockedShape shape, float* map)
    {
        for (int block = 0; block < shape.Blocks; block++)
        {
            int channels = shape.ChannelsIn(block), plane = shape.Height * shape.Width;
            float* source = planar + (nint)block * BlockedShape.Lanes * plane;
            for (int row = 0; row < shape.Height; row++, source += shape.Width)
            {
                float* pixels = map + shape.Offset(block, row, 0);
                if (channels < BlockedShape.Lanes)
                    new Span<float>(pixels, shape.Width * BlockedShape.Lanes).Clear();
                for (int lane = 0; lane < channels; lane++)
                {
                    float* from = source + (nint)lane * plane, to = pixels + lane;
                    for (int column = 0; column < shape.Width; column++, to += BlockedShape.Lanes)
                        *to = from[column];
                }
            }

            HaloKernel.Clear(map + (nint)block * shape.BlockStride, shape, 0, shape.Height);
        }
    }
}
