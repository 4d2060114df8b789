using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the frames of a run module by module; a module without the frame is NaN.</summary>
internal sealed class XfelFrameReader : IFrameBlocks
{
    private const long ReadTogether = 1 << 20;
    private const long MostTogether = 64 << 20;
    private const int MostOpenFiles = 64;

    private readonly XfelFrames _frames;
    private readonly IReadOnlyList<XfelPart> _parts;
    private readonly XfelOpenParts _open;
    private readonly int _modules;
    private readonly int _imagePixels;

    public XfelFrameReader(XfelFrames frames, IReadOnlyList<XfelPart> parts, int modules)
    {
        _frames = frames;
        _parts = parts;
        _open = new XfelOpenParts(parts, MostOpenFiles);
        _modules = modules;
        _imagePixels = parts[0].Layout.PixelCount;
        long frameBytes = (long)PixelCount * sizeof(float);
        int packed = parts.Max(part => part.PackedImages);
        IsPacked = packed > 1;
        long wanted = Math.Max(packed, ReadTogether / frameBytes);
        BlockFrames = (int)Math.Clamp(Math.Min(wanted, MostTogether / frameBytes), 1, frames.Count);
    }

    public int Count => _frames.Count;

    public int PixelCount => _modules * _imagePixels;

    public int BlockFrames { get; }

    public bool IsPacked { get; }

    /// <summary>The number of open files.</summary>
    public int OpenFiles => _open.Count;

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        reasons.Clear();
        int count = destination.Length / PixelCount;
        for (int module = 0; module < _modules; module++)
        {
            for (int frame = 0; frame < count;)
            {
                XfelPlace place = _frames.Places(first + frame)[module];
                int end = frame + 1;
                if (place == XfelPlace.None)
                    Image(destination, frame, module).Fill(float.NaN);
                else
                {
                    end = EndOfRun(first, frame, count, module, place);
                    ReadRun(place, destination, frame, end, module, reasons);
                }

                frame = end;
            }
        }
    }

    /// <summary>Reads the masks of a frame.</summary>
    /// <returns><see langword="null"/>, or the reason why they cannot be read.</returns>
    public string? ReadMask(int frame, Span<bool> good)
    {
        ReadOnlySpan<XfelPlace> places = _frames.Places(frame);
        for (int module = 0; module < _modules; module++)
        {
            Span<bool> image = good.Slice(module * _imagePixels, _imagePixels);
            image.Fill(places[module] != XfelPlace.None);
            if (places[module] == XfelPlace.None || _parts[places[module].Part].Mask is not { } layout)
                continue;
            try
            {
                ReadMask(places[module], layout, image);
            }
            catch (Exception exception) when (exception is IOException or FrameFileException)
            {
                return Reason(places[module].Part, exception);
            }
        }

        return null;
    }

    public void Dispose() => _open.Dispose();

    private Span<float> Image(Span<float> frames, int frame, int module) => frames.Slice((frame * PixelCount) + (module * _imagePixels), _imagePixels);

    /// <summary>The first frame whose image does not follow that of the frame before it.</summary>
    private int EndOfRun(int first, int frame, int count, int module, XfelPlace place)
    {
        int most = _parts[place.Part].Layout.EndOfRun(place.Row) - place.Row;
        int length = 1;
        while (frame + length < count && length < most && _frames.Places(first + frame + length)[module] == place with { Row = place.Row + length })
            length++;
        return frame + length;
    }

    private void ReadRun(XfelPlace place, Span<float> destination, int frame, int end, int module, Span<string?> reasons)
    {
        if (end - frame > 1 && TryReadTogether(place, destination, frame, end, module))
            return;

        // One image that cannot be read spoils its own frame only.
        for (int i = frame; i < end; i++)
        {
            try
            {
                ReadImages(place with { Row = place.Row + i - frame }, 1, Image(destination, i, module));
            }
            catch (Exception exception) when (exception is IOException or FrameFileException)
            {
                reasons[i] = Reason(place.Part, exception);
            }
        }
    }

    private bool TryReadTogether(XfelPlace place, Span<float> destination, int frame, int end, int module)
    {
        int pixels = (end - frame) * _imagePixels;
        float[] scratch = ArrayPool<float>.Shared.Rent(pixels);
        try
        {
            ReadImages(place, end - frame, scratch.AsSpan(0, pixels));
            for (int i = frame; i < end; i++)
                scratch.AsSpan((i - frame) * _imagePixels, _imagePixels).CopyTo(Image(destination, i, module));
            return true;
        }
        catch (Exception exception) when (exception is IOException or FrameFileException)
        {
            return false;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    private void ReadImages(XfelPlace place, int count, Span<float> destination)
    {
        XfelImageLayout layout = _parts[place.Part].Layout;
        Span<long> start = stackalloc long[layout.Axes], length = stackalloc long[layout.Axes];
        layout.Window(place.Row, count, start, length);
        XfelOpenPart open = _open.Take(place.Part);
        try
        {
            open.Data.Read(start, length, destination);
            RefuseShrunk(open);
        }
        finally
        {
            _open.Return(open);
        }
    }

    private void ReadMask(XfelPlace place, XfelImageLayout layout, Span<bool> good)
    {
        Span<long> start = stackalloc long[layout.Axes], length = stackalloc long[layout.Axes];
        layout.Window(place.Row, 1, start, length);
        int values = Math.Max(1, layout.Values);
        long[] scratch = ArrayPool<long>.Shared.Rent(good.Length * values);
        XfelOpenPart? open = null;
        try
        {
            open = _open.Take(place.Part);
            Span<long> mask = scratch.AsSpan(0, good.Length * values);
            open.Mask!.Read(start, length, mask);
            RefuseShrunk(open);
            for (int i = 0; i < good.Length; i++)
                good[i] = !mask.Slice(i * values, values).ContainsAnyExcept(0);
        }
        finally
        {
            if (open is not null)
                _open.Return(open);
            ArrayPool<long>.Shared.Return(scratch);
        }
    }

    private static void RefuseShrunk(XfelOpenPart open)
    {
        if (open.HasShrunk)
            throw new EndOfStreamException("the file has become shorter since it was opened");
    }

    private string Reason(int part, Exception exception) => $"unreadable: {_parts[part].Source.Name} of {Path.GetFileName(_parts[part].File)}: {exception.Message}";
}
