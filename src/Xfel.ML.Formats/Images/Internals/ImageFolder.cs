namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Opens a folder of PNG and JPEG images as frames, in the natural order of their names, in one of three layouts:
/// images in the folder itself have no labels; images in its sub-folders have the sub-folder's name as their class; and a file
/// <c>labels.csv</c> labels images wherever of the two they lie. Images below the sub-folders are refused.
/// </summary>
internal static class ImageFolder
{
    private const string LabelFile = "labels.csv";

    /// <summary>Whether a folder holds images, of its own or in a sub-folder, or a <c>labels.csv</c>.</summary>
    /// <exception cref="FrameFileException">The folder cannot be read.</exception>
    public static bool IsImageFolder(string path) => File.Exists(Path.Combine(path, LabelFile)) || ImageFolderListing.Enumerate(path).Any();

    /// <summary>Opens the folder.</summary>
    /// <exception cref="FrameFileException">No image is readable, or the labels do not fit.</exception>
    public static IFrameSource Open(string path, string? dataSet)
    {
        RefuseDataSet(path, dataSet, "a folder of images");
        string[] names = [.. ImageFolderListing.Enumerate(path)];
        if (names.FirstOrDefault(name => name.Count(letter => letter == '/') > 1) is { } deep)
        {
            throw new FrameFileException(path, null, $"the image '{deep}' two levels below the folder", "images in the folder, or in one sub-folder a class",
                "name the folder above the classes, or move the image");
        }

        if (names.Length == 0)
            throw new FrameFileException(path, null, $"{LabelFile}, but no images", "the PNG or JPEG images that it labels", "move them into the folder");
        Array.Sort(names, NaturalOrder.Instance);
        var recognized = new List<string> { $"folder of images: {Count(names, jpeg: false)} named .png, {Count(names, jpeg: true)} named .jpg or .jpeg" };
        FrameLabels? labels = ReadLabels(path, names, recognized);
        return ImageFrameSource.OpenFolder(path, names, labels, new FrameFileFacts { Recognized = recognized });
    }

    /// <summary>Opens a single image as one frame.</summary>
    /// <exception cref="FrameFileException">The image is damaged.</exception>
    public static IFrameSource OpenFile(FileReader file, string path, string? dataSet)
    {
        file.Dispose(); // the image is read again for each frame, as in a folder
        RefuseDataSet(path, dataSet, "an image");
        return ImageFrameSource.OpenFile(path);
    }

    private static FrameLabels? ReadLabels(string path, string[] names, List<string> recognized)
    {
        string csv = Path.Combine(path, LabelFile);
        if (File.Exists(csv))
            return ImageLabelFile.Read(csv, names, recognized);
        string[] folders = [.. names.Select(ImageFolderListing.FolderOf).Distinct().Order(StringComparer.Ordinal)];
        if (folders is [""])
        {
            recognized.Add("no labels: neither sub-folders with images nor labels.csv");
            return null;
        }

        if (folders[0].Length == 0)
        {
            string own = names.First(name => ImageFolderListing.FolderOf(name).Length == 0), other = names.First(name => ImageFolderListing.FolderOf(name).Length > 0);
            throw new FrameFileException(path, null, $"images in the folder ('{own}') and in its sub-folders ('{other}')", "either, or a labels.csv that names them all",
                "move the images, or label them");
        }

        recognized.Add($"labels: {folders.Length} sub-folders with images, each a class");
        return new FrameLabels { Values = [.. names.Select(name => Array.BinarySearch(folders, ImageFolderListing.FolderOf(name), StringComparer.Ordinal))], ClassNames = folders };
    }

    private static int Count(string[] names, bool jpeg) => names.Count(name => ImageFolderListing.IsJpegName(name) == jpeg);

    private static void RefuseDataSet(string path, string? dataSet, string what)
    {
        if (!string.IsNullOrEmpty(dataSet))
            throw new FrameFileException(path, dataSet, $"{what}, which has no named data sets", "a file with named data sets", "leave the data set's name out");
    }
}
