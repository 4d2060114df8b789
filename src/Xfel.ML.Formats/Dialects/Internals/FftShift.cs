namespace Xfel.ML.Formats.Internals;

/// <summary>Moves the zero frequency from the corner of an image to its middle.</summary>
internal static class FftShift
{
    /// <summary>Shifts each image of a frame, as numpy's <c>fftshift</c> does: pixel 0 goes to <c>length / 2</c>, rounded down.</summary>
    /// <param name="source">The frame, row by row.</param>
    /// <param name="stack">Its size, and the number of images below each other in it.</param>
    /// <param name="destination">Receives the shifted frame; not <paramref name="source"/>.</param>
    public static void Apply<T>(ReadOnlySpan<T> source, FrameStack stack, Span<T> destination)
    {
        int width = stack.Size.Width, height = stack.Size.Height / stack.Modules, split = width - width / 2;
        for (int y = 0; y < stack.Size.Height; y++)
        {
            int module = y / height * height;
            int target = module + (y - module + height / 2) % height;
            ReadOnlySpan<T> row = source.Slice(y * width, width);
            Span<T> shifted = destination.Slice(target * width, width);
            row[split..].CopyTo(shifted);
            row[..split].CopyTo(shifted[(width / 2)..]);
        }
    }
}
