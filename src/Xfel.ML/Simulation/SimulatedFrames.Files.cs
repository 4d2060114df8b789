using System.Globalization;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <content>Files.</content>
public static partial class SimulatedFrames
{
    /// <summary>The extensions that <see cref="Write"/> knows: they say what is written.</summary>
    public static IReadOnlyList<string> Extensions => FrameFileKind.Extensions;

    /// <summary>
    /// Simulates the shard of a preset into a file with labels and truth: NPZ, or CXI where the extension is <c>.cxi</c> or <c>.h5</c>. The frames go to the
    /// file one by one; the file appears whole or not at all, and does not depend on the number of threads. Memory does not grow with the number of frames.
    /// Masks of presets that have them are in CXI files as such; in NPZ files, which have no place for them, bad pixels are NaN.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed, shard.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early; no file is left.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The extension is none of <see cref="Extensions"/>, or an option is not possible.</exception>
    /// <exception cref="InvalidInputException">These are more frames than the file can hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static SimulatedFile Write(string path, Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        int count = Require(path, preset, options);
        var below = new WavelengthCheck();
        IEnumerable<SimulatedFrame> frames = below.Watch(Frames(preset, options, progress, cancellation));
        if (FrameFileKind.IsNpz(path))
            WriteNpz(path, preset, options, count, frames);
        else
            WriteCxi(path, preset, options, frames);
        return new SimulatedFile { Path = path, Frames = count, FramesBelowWavelength = below.Frames };
    }

    /// <summary>
    /// The same, unless the file is there already, whole, and made by the same command and version: then it is kept. Thus a run over many shards that was ended half way goes on
    /// where it was.
    /// </summary>
    /// <inheritdoc cref="Write" path="/*[not(self::summary)]"/>
    public static SimulatedFile WriteOrKeep(string path, Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        int count = Require(path, preset, options);
        return IsWhole(path, preset, options, count)
            ? new SimulatedFile { Path = path, Frames = count, IsKept = true }
            : Write(path, preset, options, progress, cancellation);
    }

    /// <summary>The file of one shard of several: <c>name-1-of-4.cxi</c> for <c>name.cxi</c>.</summary>
    /// <param name="path">The name that all shards share.</param>
    /// <param name="shard">Which one.</param>
    public static string ShardPath(string path, Shard shard)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string extension = Path.GetExtension(path);
        return string.Create(CultureInfo.InvariantCulture, $"{path[..^extension.Length]}-{shard.Number}-of-{shard.Count}{extension}");
    }

    private static int Require(string path, Preset preset, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(preset);
        preset.Validate(options);
        FrameFileKind.Require(path);
        return CountOf(path, options);
    }

    /// <summary>Whether a file is what <see cref="Write"/> would write; one that cannot be read is not.</summary>
    private static bool IsWhole(string path, Preset preset, SimulationOptions options, int count)
    {
        // A particle without a name cannot be told from another.
        if (!File.Exists(path) || options is { Body: not null, BodyName: null })
            return false;
        try
        {
            using IFrameSource source = FrameFile.Open(path);
            IReadOnlyDictionary<string, string> notes = source.Facts.Notes;
            return source.Count == count && source.Size == preset.SizeOf(options) && source.Format == "NPZ" == FrameFileKind.IsNpz(path)
                && notes.GetValueOrDefault(FrameArrays.Command) == SimulationCommand.Of(preset, options) && notes.GetValueOrDefault(FrameArrays.Version) == LibraryFacts.NameAndVersion;
        }
        catch (Exception exception) when (exception is InvalidInputException or IOException)
        {
            return false;
        }
    }

    private static void WriteNpz(string path, Preset preset, SimulationOptions options, int count, IEnumerable<SimulatedFrame> frames)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        NpzFile.Write(path, file =>
        {
            FrameSize size = preset.SizeOf(options);
            using var truth = new NpzColumns<SimulatedFrame>(TruthColumns.Of(preset), () => SpillFile.Create(folder));
            NpzArrayWriter<float> pixels = file.Begin<float>(FrameArrays.Frames, count, size.Height, size.Width);
            foreach (SimulatedFrame frame in frames)
            {
                if (frame.Good is { } good)
                    BadPixels.Hide(frame.Pixels, good);
                pixels.Write(frame.Pixels);
                truth.Add(frame);
            }

            truth.Write(file);
            file.WriteText(FrameArrays.ClassNames, preset.ClassNames);
            file.WriteText(TruthColumns.ShapeNames, preset.ShapeNames);
            file.Write<double>("adu_per_photon", [preset.Gain]);
            file.WriteText(FrameArrays.Command, [SimulationCommand.Of(preset, options)]);
            file.WriteText(FrameArrays.Version, [LibraryFacts.NameAndVersion]);
        });
    }

    private static void WriteCxi(string path, Preset preset, SimulationOptions options, IEnumerable<SimulatedFrame> frames)
    {
        var writing = new CxiWriteOptions
        {
            Size = preset.SizeOf(options),
            Threads = options.Threads,
            AduPerPhoton = preset.Gain,
            Command = SimulationCommand.Of(preset, options),
            Version = LibraryFacts.NameAndVersion,
        };
        CxiFile.Write(path, writing, file =>
        {
            var truth = new CxiColumns<SimulatedFrame>(TruthColumns.Of(preset), file);
            file.WriteTruthTexts(TruthColumns.ShapeNames, preset.ShapeNames);
            foreach (SimulatedFrame frame in frames)
            {
                file.Append(frame.Pixels);
                if (frame.Good is { } good)
                    file.AppendMask(good);
                truth.Append(frame);
            }
        });
    }
}
