using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Xfel.ML.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Formats.Internals;

/// <summary>Decodes JPEG images through libjpeg-turbo: grey, or the Y of a colour image. What the library only warns of, such as a missing end, is a fault here.</summary>
internal sealed class JpegDecoder : ImageDecoder
{
    /// <summary>Huffman codes take a bit or more for each block of 8 x 8 pixels; twice that allows for odd sizes.</summary>
    private const long MaxExpansion = 1024;

    private readonly TurboJpegDecompressor _decompressor;
    private readonly FrameSize _size;
    private readonly bool _grey;

    public JpegDecoder(ImageBytes file, NativeLibraryNames library)
        : base(file)
    {
        Load(library);
        _decompressor = TurboJpeg.CreateDecompressor();
        try
        {
            (_size, _grey) = ReadHeader();
        }
        catch
        {
            _decompressor.Dispose();
            throw;
        }
    }

    public override FrameSize Size => _size;

    public override string Format => "JPEG";

    public override string ElementType => _grey ? "uint8" : "uint8 RGB";

    public override void Decode(Span<float> grey)
    {
        using var levels = new Scratch<byte>(Size.PixelCount);
        ReadOnlySpan<byte> bytes = File.Bytes;
        const int Flags = TurboJpeg.AccurateDct | TurboJpeg.StopOnWarning | TurboJpeg.LimitScans;
        if (TurboJpeg.Decompress(_decompressor, bytes, new CULong((uint)bytes.Length), levels.Span, Size.Width, Size.Width, Size.Height, TurboJpeg.GreyPixels, Flags) != 0)
            throw Damaged();
        TensorPrimitives.ConvertTruncating<byte, float>(levels.Span, grey);
    }

    public override void Dispose()
    {
        _decompressor.Dispose();
        base.Dispose();
    }

    private void Load(NativeLibraryNames library)
    {
        try
        {
            TurboJpeg.Load(library);
        }
        catch (DllNotFoundException exception)
        {
            throw new FrameFileException(File.Path, null, File.Format, "the library libjpeg-turbo to read it with", exception.Message, exception);
        }
    }

    private (FrameSize Size, bool Grey) ReadHeader()
    {
        if (_decompressor.IsInvalid)
            throw File.Fault("a JPEG image for which libjpeg-turbo has no memory", "memory for one decompressor");
        ReadOnlySpan<byte> bytes = File.Bytes;
        if (TurboJpeg.ReadHeader(_decompressor, bytes, new CULong((uint)bytes.Length), out int width, out int height, out _, out int colorspace) != 0)
            throw Damaged();
        if (width == 0 && height == 0)
            throw File.Fault("a JPEG image that ends before it says its size", "a whole, undamaged image"); // the library takes it for tables without an image
        FrameSize size = ImageLimits.Check(File, (uint)height, (uint)width);
        if (size.PixelCount > MaxExpansion * bytes.Length)
            throw File.Fault($"a JPEG image of {size} in {bytes.Length} bytes", $"at least a byte for {MaxExpansion} pixels");
        if (colorspace is TurboJpeg.ColorspaceCmyk or TurboJpeg.ColorspaceYcck)
            throw new FrameFileException(File.Path, null, "a JPEG image of printing inks (CMYK)", "a grey or RGB image", "convert it to grey");
        return (size, colorspace == TurboJpeg.ColorspaceGrey);
    }

    private FrameFileException Damaged() => File.Fault($"a JPEG image that libjpeg-turbo refuses ({TurboJpeg.LastError(_decompressor)})", "a whole, undamaged image");
}
