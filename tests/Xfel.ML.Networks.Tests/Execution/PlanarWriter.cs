using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>Frames given as planar channels <c>[channel][row][column]</c>.</summary>
internal sealed class PlanarWriter : IFrameWriter
{
    public void Write(ReadOnlySpan<float> frame, in BlockedShape shape, Span<float> destination)
    {
        for (int i = 0; i < frame.Length; i++)
        {
            int x = i % shape.Width, y = i / shape.Width % shape.Height, c = i / (shape.Width * shape.Height);
            destination[shape.Offset(c / 16, y, x) + c % 16] = frame[i];
        }
    }
}
