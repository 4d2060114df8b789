using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Parameters, or gradients of parameters, of a step as it sees them. The third and fourth (running values) have no gradients.</summary>
internal sealed unsafe class StepVectors
{
    private readonly AlignedBuffer[] _buffers;
    private readonly VectorLayout[] _layouts;
    private readonly nint[] _pointers = GC.AllocateArray<nint>(4, pinned: true);

    public StepVectors(float[][] shapes, float[][]? values)
    {
        _layouts = Array.ConvertAll(shapes, shape => new VectorLayout(shape.Length));
        _buffers = Array.ConvertAll(_layouts, layout => new AlignedBuffer(layout.Length));
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i].Span.Fill(float.NaN);
            if (values is not null)
                _layouts[i].FromCanonical(values[i], _buffers[i].Span);
            _pointers[i] = values is null && i > 1 ? 0 : (nint)_buffers[i].Pointer;
        }
    }

    public float** Pointers
    {
        get
        {
            fixed (nint* pointers = _pointers)
                return (float**)pointers;
        }
    }

    /// <summary>Canonical values; padding must be zero.</summary>
    public float[][] Read() => [.. _buffers.Index().Where(buffer => _pointers[buffer.Index] != 0).Select(buffer =>
    {
        var canonical = new float[_layouts[buffer.Index].CanonicalLength];
        _layouts[buffer.Index].ToCanonical(buffer.Item.Span, canonical);
        foreach (float padding in buffer.Item.Span[canonical.Length..])
            Assert.AreEqual(0f, padding, $"padding of parameter {buffer.Index}");
        return canonical;
    })];
}
