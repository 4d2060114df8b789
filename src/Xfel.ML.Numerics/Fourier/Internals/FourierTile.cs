namespace Xfel.ML.Numerics.Internals;

/// <summary>Some columns on their way through the stages: two buffers, each element of which is a row of <see cref="Width"/> columns.</summary>
internal ref struct FourierTile(Span<float> scratch, int size, int width)
{
    private readonly Span<float> _scratch = scratch;

    public readonly int Width => width;

    public Span<float> Real { get; private set; } = scratch[..size];

    public Span<float> Imaginary { get; private set; } = scratch.Slice(size, size);

    public Span<float> NextReal { get; private set; } = scratch.Slice(2 * size, size);

    public Span<float> NextImaginary { get; private set; } = scratch.Slice(3 * size, size);

    /// <summary>Pooled memory may hold anything: lanes beyond the last column must not cost time as denormals and NaN do.</summary>
    public readonly void Clear() => _scratch.Clear();

    public void Swap()
    {
        Span<float> real = Real, imaginary = Imaginary;
        Real = NextReal;
        Imaginary = NextImaginary;
        NextReal = real;
        NextImaginary = imaginary;
    }

    public readonly void LoadColumns(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, int length, int stride, int count)
    {
        for (int i = 0; i < length; i++)
        {
            real.Slice(i * stride, count).CopyTo(Real[(i * width)..]);
            imaginary.Slice(i * stride, count).CopyTo(Imaginary[(i * width)..]);
        }
    }

    public readonly void StoreColumns(Span<float> real, Span<float> imaginary, int length, int stride, int count)
    {
        for (int i = 0; i < length; i++)
        {
            Real.Slice(i * width, count).CopyTo(real[(i * stride)..]);
            Imaginary.Slice(i * width, count).CopyTo(imaginary[(i * stride)..]);
        }
    }

    public readonly void LoadRows(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, int length, int count)
    {
        for (int row = 0; row < count; row++)
        {
            Spread(real.Slice(row * length, length), Real[row..], width);
            Spread(imaginary.Slice(row * length, length), Imaginary[row..], width);
        }
    }

    public readonly void StoreRows(Span<float> real, Span<float> imaginary, int length, int count)
    {
        for (int row = 0; row < count; row++)
        {
            Collect(Real[row..], width, real.Slice(row * length, length));
            Collect(Imaginary[row..], width, imaginary.Slice(row * length, length));
        }
    }

    private static void Spread(ReadOnlySpan<float> row, Span<float> column, int stride)
    {
        for (int i = 0, to = 0; i < row.Length; i++, to += stride)
            column[to] = row[i];
    }

    private static void Collect(ReadOnlySpan<float> column, int stride, Span<float> row)
    {
        for (int i = 0, from = 0; i < row.Length; i++, from += stride)
            row[i] = column[from];
    }
}
