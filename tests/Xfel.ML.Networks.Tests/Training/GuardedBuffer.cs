using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Memory of a given length, full of NaN, that notices writes behind its end.</summary>
internal sealed unsafe class GuardedBuffer : IDisposable
{
    private const int Guard = 64;
    private const float Mark = 12345.678f;
    private readonly AlignedBuffer _buffer;
    private readonly int _length;

    public GuardedBuffer(int length)
    {
        _length = length;
        _buffer = new AlignedBuffer(length + Guard);
        _buffer.Span[length..].Fill(Mark);
        Fill();
    }

    public float* Pointer => _buffer.Pointer;

    public void Fill() => _buffer.Span[.._length].Fill(float.NaN);

    public void Check()
    {
        foreach (float value in _buffer.Span[_length..])
            Assert.AreEqual(Mark, value, "a write behind the end of saved or scratch memory");
    }

    public void Dispose() => GC.KeepAlive(_buffer);
}
