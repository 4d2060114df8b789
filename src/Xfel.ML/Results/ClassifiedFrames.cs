using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Writes classified frames into a CXI file of their own: the frames, where they come from, and the decisions. The files that they come from are only read.</summary>
public static class ClassifiedFrames
{
    /// <summary>Writes a file; it appears whole or not at all. Frames are copied as they are stored, with the mask that their file has.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="files">Where the frames come from; all of one size.</param>
    /// <param name="options">Which frames are kept.</param>
    /// <param name="write">Hands over the decisions, file by file and in the order of the frames.</param>
    /// <exception cref="InvalidInputException">The frames have several sizes, or <paramref name="path"/> is one of their files.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<FrameCollection> files, ClassifiedFramesOptions options, Action<ClassifiedFramesWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(write);
        Require(path, files);
        using var sources = new ClassifiedSources(files);
        var writing = new CxiWriteOptions
        {
            Size = files[0].Size,
            Element = sources.Element,
            Facts = sources.Facts,
            Command = options.Command,
            Version = LibraryFacts.NameAndVersion,
        };
        CxiFile.Write(path, writing, file => write(new ClassifiedFramesWriter(file, sources, options)));
    }

    /// <summary>What <see cref="Write"/> refuses, so that it can be refused before hours of work.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="files">Where the frames come from.</param>
    /// <exception cref="InvalidInputException">The frames have several sizes, or <paramref name="path"/> is one of their files.</exception>
    public static void Require(string path, IReadOnlyList<FrameCollection> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
            throw new ArgumentException("No file of frames was given.", nameof(files));
        foreach (FrameCollection file in files)
        {
            if (file.Size != files[0].Size)
                throw new InvalidInputException($"{file.Path}: its frames are {file.Size}, those of {files[0].Path} are {files[0].Size}; a CXI file holds frames of one size: write one for each");
            if (AtomicFile.WouldReplace(path, file.Path))
                throw new InvalidInputException($"{path}: is the file that the frames are read from ({file.Path}); give another name");
        }
    }
}
