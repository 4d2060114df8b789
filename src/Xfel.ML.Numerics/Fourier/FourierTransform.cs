using System.Numerics.Tensors;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// The discrete Fourier transform of complex arrays of one shape, in place and in single precision, along some or all of its axes; real and imaginary parts are two arrays. Forward is
/// F[k] = sum over j of f[j] exp(-2 pi i j k / n); the inverse has the other sign and is divided by the number of elements that each sum runs over. The factors exp(...) are computed once, in double
/// precision. Immutable: one object serves all threads. A call allocates nothing once its scratch memory is in the pool, and gives the same bits for every width of the processor's vectors.
/// </summary>
/// <example>
/// <code>
/// var transform = new FourierTransform([height, width]);
/// transform.Forward(real, imaginary);
/// </code>
/// </example>
public sealed class FourierTransform
{
    private readonly int[] _shape;
    private readonly (FourierAxis Axis, int Outer, int Inner)[] _axes;
    private readonly int _count;
    private readonly float _scale;

    /// <summary>Transforms along all axes: one, two, three or more.</summary>
    /// <param name="shape">The lengths of the axes, the slowest first.</param>
    /// <exception cref="ArgumentException">A length is not one of <see cref="FourierLength"/>, there is none, or the array is too large.</exception>
    public FourierTransform(ReadOnlySpan<int> shape)
        : this(shape, [.. Enumerable.Range(0, shape.Length)])
    {
    }

    /// <summary>Transforms along some axes; the others count transforms that are done together. Along all axes but the last this is fastest where the last is long.</summary>
    /// <param name="shape">The lengths of the axes, the slowest first.</param>
    /// <param name="axes">Along which axes, from 0; each once.</param>
    /// <exception cref="ArgumentException">The length of such an axis is not one of <see cref="FourierLength"/>, there is no such axis, or the array is too large.</exception>
    public FourierTransform(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes)
    {
        if (shape.IsEmpty)
            Throw.Argument("A Fourier transform of no axes was asked for; at least one length was expected.", nameof(shape));
        _shape = shape.ToArray();
        _count = Product(shape);
        _axes = new (FourierAxis, int, int)[axes.Length];
        long summed = 1;
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = axes[i];
            if ((uint)axis >= (uint)shape.Length || axes[..i].Contains(axis))
                Throw.Argument(FormattableString.Invariant($"Axis {axis} is not one of the {shape.Length} axes, or is named twice."), nameof(axes));
            if (!FourierLength.IsSupported(shape[axis]))
                Throw.Argument(Unsupported(axis, shape[axis]), nameof(shape));
            _axes[i] = (FourierAxis.Of(shape[axis]), Product(shape[..axis]), Product(shape[(axis + 1)..]));
            summed *= shape[axis];
        }

        _scale = (float)(1.0 / summed);
    }

    /// <summary>The lengths of the array's axes, the slowest first.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Replaces an array by its transform.</summary>
    /// <param name="real">Real parts in C order.</param>
    /// <param name="imaginary">Imaginary parts.</param>
    /// <exception cref="ArgumentException">The spans do not hold an array of <see cref="Shape"/>.</exception>
    public void Forward(Span<float> real, Span<float> imaginary)
    {
        Throw.IfLengthDiffers(real.Length, _count, nameof(real));
        Throw.IfLengthDiffers(imaginary.Length, _count, nameof(imaginary));
        foreach ((FourierAxis axis, int outer, int inner) in _axes)
            axis.Transform(real, imaginary, outer, inner);
    }

    /// <summary>Replaces a transform by the array that it is of.</summary>
    /// <param name="real">Real parts in C order.</param>
    /// <param name="imaginary">Imaginary parts.</param>
    /// <exception cref="ArgumentException">The spans do not hold an array of <see cref="Shape"/>.</exception>
    public void Inverse(Span<float> real, Span<float> imaginary)
    {
        // With i and 1 exchanged, forward is backward.
        Forward(imaginary, real);
        TensorPrimitives.Multiply(real, _scale, real);
        TensorPrimitives.Multiply(imaginary, _scale, imaginary);
    }

    private static int Product(ReadOnlySpan<int> lengths)
    {
        long product = 1;
        foreach (int length in lengths)
        {
            if (length < 1 || (product *= length) > Array.MaxLength)
                Throw.Argument(FormattableString.Invariant($"An array of shape ({string.Join(", ", lengths.ToArray())}) was asked for; positive lengths and at most {Array.MaxLength} elements were expected."), "shape");
        }

        return (int)product;
    }

    private static string Unsupported(int axis, int length)
    {
        string next = length is > 0 and <= FourierLength.Greatest ? FormattableString.Invariant($"; the next is {FourierLength.AtLeast(length)}") : "";
        return FormattableString.Invariant($"Axis {axis} has the length {length}; a product of 2, 3 and 5 of at most {FourierLength.Greatest} was expected{next}.");
    }
}
