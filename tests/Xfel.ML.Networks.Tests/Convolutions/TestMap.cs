using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Maps of a batch for kernel tests: seeded values inside, zeros in the halo and the padding lanes.</summary>
internal sealed unsafe class TestMap
{
    private readonly AlignedBuffer _buffer;

    public TestMap(BlockedShape shape, int frames)
    {
        Shape = shape;
        Frames = frames;
        _buffer = new AlignedBuffer(frames * shape.Length);
        _buffer.Span.Fill(float.NaN);
    }

    public BlockedShape Shape { get; }

    public int Frames { get; }

    public float* Pointer => _buffer.Pointer;

    public Span<float> Values => _buffer.Span;

    public static TestMap Random(BlockedShape shape, int frames, int seed)
    {
        var map = new TestMap(shape, frames);
        var random = new Random(seed);
        map.Values.Clear();
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (int at in map.Inside(frame))
                map.Values[at] = 2 * random.NextSingle() - 1;
        }

        return map;
    }

    public TestMap Copy()
    {
        var copy = new TestMap(Shape, Frames);
        Values.CopyTo(copy.Values);
        return copy;
    }

    /// <summary>Everything outside the channels and the pixels is zero.</summary>
    public void AssertPaddingIsZero()
    {
        var inside = new HashSet<int>(Enumerable.Range(0, Frames).SelectMany(Inside));
        for (int i = 0; i < Values.Length; i++)
        {
            if (!inside.Contains(i))
                Assert.AreEqual(0f, Values[i], $"padding at {i}");
        }
    }

    private IEnumerable<int> Inside(int frame)
    {
        for (int channel = 0; channel < Shape.Channels; channel++)
        {
            for (int row = 0; row < Shape.Height; row++)
            {
                for (int column = 0; column < Shape.Width; column++)
                    yield return frame * Shape.Length + PlainTaps.Offset(Shape, channel, row, column);
            }
        }
    }
}
