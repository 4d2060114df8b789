using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Loads frames: <c>mlContext.Data.LoadFrames(...)</c>.</summary>
public static class FrameDataCatalog
{
    /// <summary>Loads the frames of a file as a lazy data view with the columns of <see cref="FrameColumns"/>.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="path">Any file or folder that <see cref="Xfel.ML.Formats.FrameFile"/> reads.</param>
    /// <param name="options">The data set, what to do with bad frames, which class is the positive one.</param>
    /// <exception cref="InvalidInputException">The file is missing, damaged, empty or not a frame file.</exception>
    public static IDataView LoadFrames(this DataOperationsCatalog catalog, string path, FrameLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.LoadFrames(FrameCollection.FromFile(path, options?.DataSet, options?.ApplyMask ?? true), options);
    }

    /// <summary>Loads frames that are arrays already.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="size">The size of every frame.</param>
    /// <param name="frames">Row-major pixels, one array a frame.</param>
    /// <param name="options">What to do with bad frames.</param>
    public static IDataView LoadFrames(this DataOperationsCatalog catalog, FrameSize size, IReadOnlyList<float[]> frames, FrameLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.LoadFrames(FrameCollection.FromFrames("frames", size, frames), options);
    }

    /// <summary>Loads the frames of a collection, such as one side of a split.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="frames">The frames.</param>
    /// <param name="options">What to do with bad frames, which class is the positive one.</param>
    /// <exception cref="InvalidInputException">No class has the positive name.</exception>
    public static IDataView LoadFrames(this DataOperationsCatalog catalog, FrameCollection frames, FrameLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(frames);
        return frames.ToDataView(catalog, options);
    }
}
