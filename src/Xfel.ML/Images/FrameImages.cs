using System.Globalization;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Draws frames as grey images, as the classifier sees them (Han &amp; Li, section 4.2).</summary>
public static class FrameImages
{
    /// <summary>Draws every frame of a collection into a folder, lazily and in order. A bad frame gives a reason and no file.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="folder">The folder; it is made if it does not exist.</param>
    /// <param name="options">The rendering, the file format, what to do with bad frames.</param>
    /// <exception cref="BadFrameException">A frame is bad, and the options are strict.</exception>
    /// <exception cref="InvalidInputException">The mask has another size; or, at the end, no frame was usable.</exception>
    public static IEnumerable<FrameImage> Write(FrameCollection frames, string folder, FrameImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        options.Rendering.Validate();
        frames.Require(options.Mask, "the mask");
        return Draw(frames, folder, options);
    }

    /// <summary>Draws one frame as a PNG or JPEG file in memory.</summary>
    /// <param name="pixels">The frame.</param>
    /// <param name="size">Its size.</param>
    /// <param name="rendering">Gain, offset, intensity scale and JPEG quality.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    /// <param name="format">The file format.</param>
    /// <param name="window">The part to draw; null draws the whole frame.</param>
    public static byte[] Encode(ReadOnlySpan<float> pixels, FrameSize size, RenderOptions rendering, Mask? mask = null, FrameImageFormat format = FrameImageFormat.Png, CropOptions? window = null)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        var grey = new byte[size.PixelCount];
        // A JPEG file quantises by itself: the step of the normalisation would be done twice.
        bool jpeg = format == FrameImageFormat.Jpeg && rendering.Quality > 0;
        FrameRenderer.Render(pixels, size, jpeg ? rendering with { Quality = 0 } : rendering, mask, grey);
        if (window is not null)
            (grey, size) = Cut(grey, size, window);
        var stream = new MemoryStream();
        if (format == FrameImageFormat.Jpeg)
            JpegFile.WriteGrey(stream, grey, size, rendering.Quality > 0 ? rendering.Quality : 100);
        else
            PngFile.WriteGrey(stream, grey, size);
        return stream.ToArray();
    }

    private static (byte[] Grey, FrameSize Size) Cut(byte[] grey, FrameSize size, CropOptions window)
    {
        var cut = new FrameSize(window.Height, window.Width);
        var pixels = new float[cut.PixelCount];
        FrameCrop.Around(Array.ConvertAll(grey, level => (float)level), size, window.Fill,
            window.CenterX ?? (size.Width - 1) / 2.0, window.CenterY ?? (size.Height - 1) / 2.0, pixels, cut);
        return (Array.ConvertAll(pixels, level => (byte)level), cut);
    }

    private static IEnumerable<FrameImage> Draw(FrameCollection frames, string folder, FrameImageOptions options)
    {
        string extension = options.Format == FrameImageFormat.Jpeg ? "jpg" : "png";
        int digits = Math.Max(4, frames.Indices.DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture).Length);
        int usable = 0;
        BadFrame? first = null;
        int done = 0;
        foreach ((int index, float[]? pixels, string? reason) in frames.Read())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new WorkProgress("render", ++done, frames.Count));
            if (pixels is null)
            {
                var bad = new BadFrame(frames.Path, index, reason!);
                first ??= bad;
                if (options.Strict)
                    throw new BadFrameException(bad);
                yield return new FrameImage(frames.Path, index, null, reason);
                continue;
            }

            usable++;
            string path = Path.Combine(folder, $"frame_{index.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}.{extension}");
            byte[] image = Encode(pixels, frames.Size, options.Rendering, options.Mask, options.Format, options.Window);
            AtomicFile.Write(path, stream => stream.Write(image));
            yield return new FrameImage(frames.Path, index, path, null);
        }

        if (usable == 0)
            throw frames.NoUsableFrame(first);
    }
}
