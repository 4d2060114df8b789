namespace Xfel.ML.Formats.Tests;

/// <summary>The files of Dialects/Golden/make_dialects.py.</summary>
internal static class DialectGolden
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Dialects", "Golden", name);

    /// <summary>Frame <paramref name="index"/> as the script makes it: pixel (y, x) is 1000 times the index, 10 y and x.</summary>
    public static float[] Frame(int index, int height, int width) =>
        [.. Enumerable.Range(0, height * width).Select(i => (float)(1000 * index + 10 * (i / width) + i % width))];

    /// <summary>Reads a frame that must be good.</summary>
    public static float[] Read(IFrameSource source, int index)
    {
        var pixels = new float[source.Size.PixelCount];
        Assert.IsNull(source.TryRead(index, pixels), $"frame {index}");
        return pixels;
    }

    /// <summary>The pixels that a frame's mask calls bad.</summary>
    public static int[] BadPixels(IFrameSource source, int index)
    {
        var good = new bool[source.Size.PixelCount];
        Assert.IsNull(source.TryReadMask(index, good), $"mask of frame {index}");
        return [.. Enumerable.Range(0, good.Length).Where(i => !good[i])];
    }

    /// <summary>The error of a file that cannot be opened.</summary>
    public static string Error(string path, string? dataSet = null)
    {
        string message = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path, dataSet).Dispose()).Message;
        Assert.StartsWith(path, message);
        Assert.IsFalse(message.Any(char.IsControl), message);
        return message;
    }
}
