using System.Globalization;
using System.Text;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Writes the angular cross-correlation maps of frames into a file of their own, which whatever reads frames reads: with the labels, models and ids of the frames, and the index of each in its file.</summary>
public static class CorrelatedFrames
{
    /// <summary>The extensions that <see cref="Write"/> knows: they say what is written.</summary>
    public static IReadOnlyList<string> Extensions => FrameFileKind.Extensions;

    /// <summary>
    /// Correlates frames into a file: NPZ, or CXI where the extension is <c>.cxi</c> or <c>.h5</c>. The file appears whole or not at all, and does not depend on the number of threads; memory does not grow with
    /// the number of frames. Maps are unscaled, in squared units of the frames. Bad frames are left out; a CXI file lists them with their reasons.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="frames">The frames.</param>
    /// <param name="options">Radii, angles, beam centre, order, mask, threads, pictures, what to do with bad frames.</param>
    /// <exception cref="ArgumentException">The extension is none of <see cref="Extensions"/>, or an option is out of its range.</exception>
    /// <exception cref="InvalidInputException">The frames do not hold the beam centre, the mask has another size, the file is the one that is read, or no frame was usable.</exception>
    /// <exception cref="BadFrameException">A frame is bad, and the options are strict.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static CorrelatedFile Write(string path, FrameCollection frames, CorrelatedFramesOptions options)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(options);
        FrameFileKind.Require(path);
        options.Validate();
        Require(path, frames, options);
        var reader = new CorrelationReader(frames, options);
        var pictures = new List<string>();
        int maps = 0, bad = 0;
        if (FrameFileKind.IsNpz(path))
            WriteNpz(path, frames, options, reader.MapSize, Read(_ => { }));
        else
            WriteCxi(path, frames, options, reader.MapSize, Read);
        return new CorrelatedFile { Path = path, Maps = maps, BadFrames = bad, Correlation = reader.Resolved, Pictures = pictures };

        IEnumerable<(int Index, ReadOnlyMemory<float> Map)> Read(Action<BadFrame> onBadFrame)
        {
            foreach ((int index, ReadOnlyMemory<float> map) in reader.Read(frame =>
            {
                bad++;
                onBadFrame(frame);
                options.OnBadFrame?.Invoke(frame);
            }))
            {
                maps++;
                if (options.PictureFolder is { } folder && pictures.Count < options.MostPictures)
                    pictures.Add(Draw(folder, index, map.Span, reader.MapSize));
                yield return (index, map);
            }
        }
    }

    private static void Require(string path, FrameCollection frames, CorrelatedFramesOptions options)
    {
        frames.Require(options.Mask, "the mask");
        if (PolarCenter.FaultIn(frames.Size, options.Correlation.Polar) is { } fault)
            throw new InvalidInputException($"{frames.Path}: {fault}");
        if (AtomicFile.WouldReplace(path, frames.Path))
            throw new InvalidInputException($"{path}: is the file that the frames are read from ({frames.Path}); give another name");
    }

    private static void WriteNpz(string path, FrameCollection frames, CorrelatedFramesOptions options, FrameSize size, IEnumerable<(int Index, ReadOnlyMemory<float> Map)> maps)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        NpzFile.Write(path, file =>
        {
            using var known = new NpzColumns<int>(SourceColumns.Of(frames), () => SpillFile.Create(folder));
            NpzArrayWriter<float> array = file.Begin<float>(FrameArrays.Frames, frames.Count, size.Height, size.Width);
            foreach ((int index, ReadOnlyMemory<float> map) in maps)
            {
                array.Write(map.Span);
                known.Add(index);
            }

            array.End();
            known.Write(file);
            if (frames.Labels is { } labels)
                file.WriteText(FrameArrays.ClassNames, labels.ClassNames);
            file.WriteText(FrameArrays.Command, [CorrelationCommand.Of(frames, options)]);
            file.WriteText(FrameArrays.Version, [LibraryFacts.NameAndVersion]);
        });
    }

    private static void WriteCxi(
        string path, FrameCollection frames, CorrelatedFramesOptions options, FrameSize size, Func<Action<BadFrame>, IEnumerable<(int Index, ReadOnlyMemory<float> Map)>> read)
    {
        var writing = new CxiWriteOptions { Size = size, Threads = options.Threads, Command = CorrelationCommand.Of(frames, options), Version = LibraryFacts.NameAndVersion };
        CxiFile.Write(path, writing, file =>
        {
            var known = new CxiColumns<int>(SourceColumns.Of(frames), file);
            CxiBadFrames bad = file.BeginBadFrames(Encoding.UTF8.GetByteCount(frames.Path));
            foreach ((int index, ReadOnlyMemory<float> map) in read(frame => bad.Append(frame.File, frame.Index, frame.Reason)))
            {
                file.Append(map.Span);
                known.Append(index);
            }
        });
    }

    private static string Draw(string folder, int index, ReadOnlySpan<float> map, FrameSize size)
    {
        string picture = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"map_{index:D4}.png"));
        byte[] image = CorrelationPictures.Encode(map, size);
        AtomicFile.Write(picture, stream => stream.Write(image));
        return picture;
    }
}
