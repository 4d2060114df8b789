using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// Opens files of frames. The format is told by the content, never by the extension.
/// <list type="bullet">
/// <item>NPY: <c>[N, H, W]</c>, or <c>[H, W]</c> for a single frame.</item>
/// <item>NPZ: the array <c>frames</c>, or the only three-dimensional one; or, without any, every two-dimensional member is a frame, in
/// the order of the file. Optional: <c>labels</c> <c>[N]</c> or <c>[N, K]</c>, <c>class_names</c>, <c>model_id</c>.</item>
/// <item>MRC (modes 0, 1, 2, 6 and 12): every section is a frame, its rows in the order of the file.</item>
/// <item>PNG or JPEG: one frame of grey values; what they are, <see cref="PngFile"/> and <see cref="JpegFile"/> say.</item>
/// <item>A folder of PNG and JPEG images: each is a frame, in the natural order of the names (<c>frame_2</c> before <c>frame_10</c>).
/// Sub-folders with images are classes, in the ordinal order of their names; deeper images are refused. A file <c>labels.csv</c> with a
/// header labels the images instead: the columns <c>file</c> and <c>label</c>, or <c>file</c> and a column of 0 and 1 for each class;
/// <c>model_id</c> (or <c>model</c>) is optional.</item>
/// <item>A folder of a European XFEL run, or one of its files: the images of a detector's modules that are of the same train and pulse
/// are one frame, the modules below each other; a module without the pulse is NaN. Where there are several detectors, the data set is the
/// name of one, such as <c>SPB_DET_AGIPD1M-1</c>, or of a module's images.</item>
/// </list>
/// </summary>
public static partial class FrameFile
{
    /// <summary>Opens a file or a folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="dataSet">The data set that holds the frames; <see langword="null"/> finds it by the rules above.</param>
    /// <exception cref="FrameFileException">The file is missing, of another format, damaged, or without a usable frame.</exception>
    public static IFrameSource Open(string path, string? dataSet = null)
    {
        if (Directory.Exists(path))
            return OpenFolder(path, dataSet);
        FileReader file = FrameFileHandle.OpenReader(path);
        try
        {
            return FileSignature.Recognize(file) switch
            {
                FileSignature.Npy => NpyFrames.Open(file, path, dataSet),
                FileSignature.Zip => NpzFrames.Open(NpzArchive.Open(file, path), dataSet),
                FileSignature.Hdf5 => OpenHdf5(file, path, dataSet),
                FileSignature.Mrc => MrcFrames.Open(file, path, dataSet),
                FileSignature.Png or FileSignature.Jpeg => ImageFolder.OpenFile(file, path, dataSet),
                var other => throw new FrameFileException(path, null, other, "a file of frames (CXI and other HDF5, NPY, NPZ, MRC, PNG, JPEG)", FileSignature.Remedy(other)),
            };
        }
        catch (Exception exception) when (exception is IOException)
        {
            file.Dispose();
            throw FrameFileHandle.Unreadable(path, dataSet, exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static IFrameSource OpenFolder(string path, string? dataSet)
    {
        if (XfelRun.IsRunFolder(path))
            return XfelRun.OpenFolder(path, dataSet);
        if (ImageFolder.IsImageFolder(path))
            return ImageFolder.Open(path, dataSet);
        throw new FrameFileException(path, dataSet, "a folder without images, and of no European XFEL run", "PNG or JPEG images in it, or in one sub-folder a class, or the HDF5 files of a run",
            "name a file of frames, or the folder that holds the images or the run");
    }

    private static IFrameSource OpenHdf5(FileReader file, string path, string? dataSet)
    {
        file.Dispose();
        return Hdf5Frames.Open(path, dataSet);
    }
}
