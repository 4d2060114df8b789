using System.Runtime.InteropServices;
using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>
/// Appends frames to a CXI file, and columns with one row a frame; their number need not be known beforehand, and memory does not grow with it.
/// Use it through <see cref="CxiFile.Write"/>, from one thread at a time; frames are compressed on several.
/// </summary>
public sealed partial class CxiWriter
{
    private const string Detector = "/entry_1/instrument_1/detector_1";
    private const string Data = Detector + "/data";

    /// <summary>CXI's bit for a pixel that is bad for a reason not told; 0 is a good pixel.</summary>
    private const uint BadPixel = 0x80;

    /// <summary>In J m.</summary>
    private const double PlanckTimesLight = 6.62607015e-34 * 299792458;

    private readonly Hdf5Writer _file;
    private readonly string _path;
    private readonly CxiWriteOptions _options;
    private readonly Hdf5RowWriter _frames;
    private Hdf5RowWriter? _masks;

    internal CxiWriter(Hdf5Writer file, string path, CxiWriteOptions options)
    {
        _file = file;
        _path = path;
        _options = options;
        WriteFacts();
        _frames = BeginFrames();
        file.WriteAttribute(Data, "axes", "experiment_identifier:y:x");
        if (options.AduPerPhoton is { } gain)
            file.WriteAttribute(Data, "units", gain == 1 ? "photon" : "ADU");
        file.LinkSoft("/entry_1/data_1/data", Data);
        if (options.Mask is { } mask)
            WriteMask(mask);
    }

    /// <summary>The size of the frames.</summary>
    public FrameSize Size => _options.Size;

    /// <summary>The number of frames appended so far.</summary>
    public long Count => _frames.Count;

    /// <summary>Appends one frame or several.</summary>
    /// <param name="pixels">Whole frames, row by row.</param>
    /// <exception cref="ArgumentException">These are no whole frames.</exception>
    /// <exception cref="InvalidInputException">A value cannot be stored as <see cref="CxiWriteOptions.Element"/>.</exception>
    public void Append(ReadOnlySpan<float> pixels)
    {
        if (pixels.Length % Size.PixelCount != 0)
            throw new ArgumentException($"{pixels.Length} pixels are no whole number of frames of {Size}.", nameof(pixels));
        for (; !pixels.IsEmpty; pixels = pixels[Size.PixelCount..])
        {
            ReadOnlySpan<float> frame = pixels[..Size.PixelCount];
            long index = Count;
            int bad = CxiElements.Convert(frame, _options.Element, _frames.AppendRow());
            if (bad >= 0)
            {
                string value = frame[bad].ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw new InvalidInputException(
                    $"{_path}: frame {index} has the value {value} at row {bad / Size.Width}, column {bad % Size.Width}, which {_options.Element} cannot hold; write {nameof(CxiElement.Float32)}");
            }
        }
    }

    /// <summary>Appends the mask of a frame, for files whose masks differ from frame to frame.</summary>
    /// <param name="good"><see langword="true"/> for each good pixel, row by row.</param>
    /// <exception cref="ArgumentException">This is no mask of a frame.</exception>
    /// <exception cref="InvalidOperationException">The file has a mask for all frames.</exception>
    public void AppendMask(ReadOnlySpan<bool> good)
    {
        if (good.Length != Size.PixelCount)
            throw new ArgumentException($"A mask of {good.Length} pixels was given for frames of {Size}.", nameof(good));
        if (_options.Mask is not null)
            throw new InvalidOperationException("The file has one mask for all frames.");
        _masks ??= Begin<uint>(Detector + "/mask", [Size.Height, Size.Width], chunkRows: 1);
        Bits(good, MemoryMarshal.Cast<byte, uint>(_masks.AppendRow()));
    }

    internal void Complete()
    {
        foreach (Hdf5RowWriter column in _columns.Append(_masks).OfType<Hdf5RowWriter>())
        {
            if (column.Count != Count)
                throw new InvalidOperationException($"The column {column.Path} has {column.Count} rows for {Count} frames; append one row for each frame.");
        }

        _file.Complete();
    }

    private Hdf5RowWriter BeginFrames()
    {
        ReadOnlySpan<int> shape = [Size.Height, Size.Width];
        return _options.Element switch
        {
            CxiElement.Float16 => Begin<Half>(Data, shape, 1),
            CxiElement.Int16 => Begin<short>(Data, shape, 1),
            CxiElement.Int32 => Begin<int>(Data, shape, 1),
            CxiElement.UInt16 => Begin<ushort>(Data, shape, 1),
            _ => Begin<float>(Data, shape, 1),
        };
    }

    private Hdf5RowWriter Begin<T>(string path, ReadOnlySpan<int> shape, int chunkRows = 0)
        where T : unmanaged => _file.BeginRows<T>(path, shape, new Hdf5RowOptions(_options.DeflateLevel, _options.Shuffle, chunkRows));

    private void WriteFacts()
    {
        _file.Write("/cxi_version", 160);
        _file.Write("/number_of_entries", 1);
        FrameFileFacts facts = _options.Facts;
        (string Path, double? Value)[] numbers =
        [
            ("/entry_1/instrument_1/source_1/energy", facts.PhotonEnergy ?? PlanckTimesLight / facts.Wavelength),
            ("/entry_1/instrument_1/source_1/wavelength", facts.Wavelength),
            (Detector + "/distance", facts.DetectorDistance),
            (Detector + "/x_pixel_size", facts.PixelWidth),
            (Detector + "/y_pixel_size", facts.PixelHeight),
            (Detector + "/adu_per_photon", _options.AduPerPhoton),
        ];
        foreach ((string path, double? value) in numbers)
        {
            if (value is { } number)
                _file.Write(path, number);
        }

        (string Path, string? Text)[] process =
        [
            ("command", _options.Command),
            ("version", _options.Version),
            ("date", _options.Date?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        ];
        foreach ((string name, string? text) in process)
        {
            if (text is not null)
                _file.WriteText("/entry_1/process_1/" + name, text);
        }
    }

    private void WriteMask(Mask mask)
    {
        var bits = new uint[Size.PixelCount];
        Bits(mask.Good, bits);
        _file.Write<uint>(Detector + "/mask", bits, Size.Height, Size.Width);
    }

    private static void Bits(ReadOnlySpan<bool> good, Span<uint> bits)
    {
        for (int i = 0; i < bits.Length; i++)
            bits[i] = good[i] ? 0 : BadPixel;
    }
}
