using System.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns elements as they lie in memory after a read into numbers.</summary>
internal static class Hdf5Elements
{
    /// <summary>Converts elements; complex ones become their magnitudes. <paramref name="bytes"/> is used up.</summary>
    public static void Convert<T>(Span<byte> bytes, Hdf5Type type, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        if (type.ImaginaryAt is not { } imaginaryAt)
        {
            NpyElements.Convert(bytes, type.Element, destination);
            return;
        }

        NpyType part = type.Element;
        Span<double> real = [0], imaginary = [0];
        for (int i = 0; i < destination.Length; i++)
        {
            Span<byte> element = bytes.Slice(i * type.Size, type.Size);
            NpyElements.Convert(element.Slice(type.RealAt, part.Size), part, real);
            NpyElements.Convert(element.Slice(imaginaryAt, part.Size), part, imaginary);
            destination[i] = T.CreateSaturating(Complex.Abs(new Complex(real[0], imaginary[0])));
        }
    }
}
