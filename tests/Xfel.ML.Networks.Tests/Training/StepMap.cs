using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>The map of a batch in memory of exactly its size, to and from canonical order.</summary>
internal sealed class StepMap
{
    private readonly AlignedBuffer _buffer;

    private StepMap(BlockedShape shape, int batch)
    {
        Shape = shape;
        Batch = batch;
        _buffer = new AlignedBuffer(batch * shape.Length);
    }

    public BlockedShape Shape { get; }

    public int Batch { get; }

    public unsafe float* Pointer => _buffer.Pointer;

    /// <summary>A map that nobody has written: NaN everywhere.</summary>
    public static StepMap Unwritten(BlockedShape shape, int batch)
    {
        var map = new StepMap(shape, batch);
        map._buffer.Span.Fill(float.NaN);
        return map;
    }

    public static StepMap Of(ReadOnlySpan<float> canonical, BlockedShape shape, int batch)
    {
        var map = new StepMap(shape, batch);
        map._buffer.Span.Clear();
        for (int i = 0; i < canonical.Length; i++)
            map._buffer.Span[map.Offset(i)] = canonical[i];
        return map;
    }

    /// <summary>The first frames in canonical order; halo and padding lanes must be zero, and the frames after them unwritten.</summary>
    public float[] Read(int frames, bool untouchedRest)
    {
        int perFrame = Shape.Channels * Shape.Height * Shape.Width;
        var canonical = new float[frames * perFrame];
        var rest = new bool[_buffer.Length];
        Array.Fill(rest, true);
        for (int i = 0; i < canonical.Length; i++)
        {
            canonical[i] = _buffer.Span[Offset(i)];
            rest[Offset(i)] = false;
        }

        for (int i = 0; i < rest.Length; i++)
        {
            if (i >= frames * Shape.Length)
                Assert.IsTrue(!untouchedRest || float.IsNaN(_buffer.Span[i]), $"{Shape}: float {i} lies behind the {frames} frames and was written");
            else if (rest[i])
                Assert.AreEqual(0f, _buffer.Span[i], $"{Shape}: float {i} is halo or padding");
        }

        return canonical;
    }

    private int Offset(int canonical)
    {
        int column = canonical % Shape.Width, row = canonical / Shape.Width % Shape.Height, plane = canonical / (Shape.Width * Shape.Height);
        int channel = plane % Shape.Channels, frame = plane / Shape.Channels;
        return frame * Shape.Length + Shape.Offset(channel / BlockedShape.Lanes, row, column) + channel % BlockedShape.Lanes;
    }
}
