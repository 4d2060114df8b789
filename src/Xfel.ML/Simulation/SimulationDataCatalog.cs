using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Simulated frames as data: <c>mlContext.Data.SimulateFrames(...)</c>.</summary>
public static class SimulationDataCatalog
{
    private const string Single = "single";

    /// <summary>
    /// Frames of a preset as a lazy data view with the columns of <see cref="FrameColumns"/>. They are simulated while they are read, anew in each pass, with the
    /// same values at any number of threads; labels and models are known without that. Any number of frames takes no memory.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed, shard; null takes the defaults.</param>
    /// <param name="load">Which class is the positive one, whether bad pixels are NaN. Null takes <c>single</c> where the preset has it; without it there is no column <c>Label</c>.</param>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    /// <exception cref="InvalidInputException">No class has the positive name, or these are more frames than a data view can hold.</exception>
    public static IDataView SimulateFrames(this DataOperationsCatalog catalog, Preset preset, SimulationOptions? options = null, FrameLoadOptions? load = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(preset);
        load ??= new FrameLoadOptions { PositiveClass = preset.ClassNames.Contains(Single) ? Single : null };
        return catalog.LoadFrames(SimulatedFrames.Lazy(preset, options ?? new SimulationOptions(), load.ApplyMask), load);
    }
}
