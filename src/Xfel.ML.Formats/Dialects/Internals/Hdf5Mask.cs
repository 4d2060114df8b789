using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>The mask that a file has for its frames: one for all of them, or one a frame.</summary>
internal sealed class Hdf5Mask : IDisposable
{
    private readonly bool[] _all = [];
    private readonly FrameReadAhead? _each;
    private readonly MaskRule _rule;

    private Hdf5Mask(MaskRule rule, IFrameBlocks masks, bool isOne)
    {
        _rule = rule;
        if (!isOne)
        {
            _each = new FrameReadAhead(masks);
            return;
        }

        using (masks)
        {
            var values = new float[masks.PixelCount];
            string? reason = null;
            masks.Read(0, values, new Span<string?>(ref reason));
            if (reason is not null)
                throw new IOException(reason);
            _all = new bool[values.Length];
            _rule.Apply(values, _all);
        }
    }

    /// <summary>Whether it is the same for all frames.</summary>
    public bool IsOne => _each is null;

    /// <summary>Opens the mask of a file; null where there is none.</summary>
    /// <exception cref="FrameFileException">It does not fit the frames, or cannot be read.</exception>
    public static Hdf5Mask? Open(Hdf5File file, Hdf5Recognition recognition, Hdf5FrameBlocks frames)
    {
        if (recognition.Masks.Count == 0)
            return null;
        string path = recognition.Masks[0];
        try
        {
            IFrameBlocks masks = recognition.Masks.Count > 1
                ? new Hdf5GroupBlocks(file, recognition.Masks, frames.Stack.Size)
                : Open(file, path, frames);
            if (recognition.Facts.IsFftShifted)
                masks = new FftShiftedBlocks(masks, frames.Stack);
            return new Hdf5Mask(recognition.MaskRule, masks, masks.Count == 1);
        }
        catch (FrameFileException) when (recognition.IsMaskOptional)
        {
            return null;
        }
        catch (IOException exception)
        {
            throw new FrameFileException(file.Path, path, $"a mask that cannot be read ({exception.Message})", "a mask", "copy the file again", exception);
        }
    }

    /// <summary>Reads the mask of a frame.</summary>
    /// <returns><see langword="null"/>, or the reason why it cannot be read.</returns>
    public string? TryRead(int index, Span<bool> good)
    {
        if (_each is null)
        {
            _all.CopyTo(good);
            return null;
        }

        float[] buffer = ArrayPool<float>.Shared.Rent(good.Length);
        try
        {
            Span<float> values = buffer.AsSpan(0, good.Length);
            if (_each.TryRead(index, values) is { } reason)
                return reason;
            _rule.Apply(values, good);
            return null;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _each?.Dispose();

    private static Hdf5StackBlocks Open(Hdf5File file, string path, Hdf5FrameBlocks frames)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? mask))
            throw new FrameFileException(file.Path, path, "a mask that cannot be opened", "a mask of the frames' size", "copy the file again");
        try
        {
            if (!mask.Type.IsNumeric)
                throw new FrameFileException(file.Path, path, $"a mask of {mask.Type.Name}", "numbers", "name the frames' data set to read them without it");
            return new Hdf5StackBlocks(mask, Fit(mask, frames)
                ?? throw new FrameFileException(file.Path, path, $"a mask of shape {mask.ShapeText}", Expected(frames), "name the frames' data set to read them without it"));
        }
        catch
        {
            mask.Dispose();
            throw;
        }
    }

    /// <summary>How a mask's shape is read; null where it fits neither one frame nor all of them.</summary>
    private static FrameStack? Fit(Hdf5DataSet mask, Hdf5FrameBlocks frames)
    {
        FrameStack stack = frames.Stack;
        int height = stack.Size.Height / stack.Modules, width = stack.Size.Width;
        ReadOnlySpan<long> shape = [.. mask.Shape];
        if (shape.Length > 2 && shape[^1] == 1 && width > 1)
            shape = shape[..^1];
        int leading = 0;
        while (shape.Length - leading > 2 && shape[leading] == 1)
            leading++;
        ReadOnlySpan<long> rest = shape[leading..];
        bool isOne = rest.SequenceEqual([stack.Size.Height, width]) || rest.SequenceEqual([stack.Modules, height, width]);
        if (isOne)
            return stack with { Count = 1, FrameAxis = -1 };
        return shape.SequenceEqual([frames.Blocks.Count, stack.Modules, height, width]) || shape.SequenceEqual([frames.Blocks.Count, stack.Size.Height, width])
            ? stack with { Count = frames.Blocks.Count, FrameAxis = 0 }
            : null;
    }

    private static string Expected(Hdf5FrameBlocks frames)
    {
        string one = frames.Stack.Modules == 1 ? $"({frames.Stack.Size.Height}, {frames.Stack.Size.Width})"
            : $"({frames.Stack.Modules}, {frames.Stack.Size.Height / frames.Stack.Modules}, {frames.Stack.Size.Width})";
        return $"the frames' {one}, or {frames.Blocks.Count} of these";
    }
}
