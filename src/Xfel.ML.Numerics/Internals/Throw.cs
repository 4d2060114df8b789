using System.Diagnostics.CodeAnalysis;

namespace Xfel.ML.Numerics.Internals;

/// <summary>The throws of the kernels, kept out of line so that the kernels stay small.</summary>
internal static class Throw
{
    public static void IfLengthDiffers(int length, FrameSize size, string parameter)
    {
        if (size.Height < 0 || size.Width < 0 || length != size.PixelCount)
            LengthDiffers(length, size, parameter);
    }

    public static void IfLengthDiffers(int length, int expected, string parameter)
    {
        if (length != expected)
            LengthDiffers(length, expected, parameter);
    }

    [DoesNotReturn]
    private static void LengthDiffers(int length, FrameSize size, string parameter) =>
        throw new ArgumentException($"'{parameter}' holds {length} pixels; a frame of {size} needs {(long)size.Height * size.Width}.", parameter);

    [DoesNotReturn]
    private static void LengthDiffers(int length, int expected, string parameter) =>
        throw new ArgumentException($"'{parameter}' holds {length} values; it must hold as many as the frame, {expected}.", parameter);

    [DoesNotReturn]
    public static void Argument(string message, string parameter) => throw new ArgumentException(message, parameter);

    [DoesNotReturn]
    public static void OutOfRange<T>(string parameter, T found, string expected) =>
        throw new ArgumentOutOfRangeException(parameter, FormattableString.Invariant($"'{parameter}' is {found}; it must be {expected}."));
}
