namespace Xfel.ML.Networks.Internals;

/// <summary>Frames given as <c>[channel][row][column]</c>, normalised per pixel or not.</summary>
internal sealed unsafe class PlanarFrames(FeatureShape shape, PixelNormalization? normalization) : IFrameWriter
{
    public int FrameLength { get; } = shape.Length;

    public void Write(float* frame, in BlockedShape shape, float* map)
    {
        for (int block = 0; block < shape.Blocks; block++)
        {
            for (int row = 0; row < shape.Height; row++)
                WriteRow(frame, shape, block, row, map + shape.Offset(block, row, 0));
            HaloKernel.Clear(map + (nint)block * shape.BlockStride, shape, 0, shape.Height);
        }
    }

    private void WriteRow(float* frame, in BlockedShape shape, int block, int row, float* pixels)
    {
        int channels = shape.ChannelsIn(block), width = shape.Width;
        if (channels < BlockedShape.Lanes)
            new Span<float>(pixels, width * BlockedShape.Lanes).Clear();
        for (int lane = 0; lane < channels; lane++)
        {
            int first = ((block * BlockedShape.Lanes + lane) * shape.Height + row) * width;
            float* to = pixels + lane;
            if (normalization is null)
            {
                for (int column = 0; column < width; column++, to += BlockedShape.Lanes)
                    *to = frame[first + column];
            }
            else
            {
                ReadOnlySpan<float> mean = normalization.Mean.Slice(first, width), scale = normalization.Scale.Slice(first, width);
                for (int column = 0; column < width; column++, to += BlockedShape.Lanes)
                    *to = (frame[first + column] - mean[column]) * scale[column];
            }
        }
    }
}
