using System.Text;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Copies frames into a CXI file, each with its decision. Use it through <see cref="ClassifiedFrames.Write"/>.</summary>
public sealed class ClassifiedFramesWriter
{
    private readonly CxiWriter _file;
    private readonly ClassifiedSources _sources;
    private readonly ClassifiedFramesOptions _options;
    private readonly CxiResults _results;
    private readonly CxiBadFrames _badFrames;
    private readonly CxiColumn<long> _indices;
    private readonly CxiTextColumn _files;
    private readonly CxiColumn<ulong>? _trains;
    private readonly CxiColumn<ulong>? _pulses;
    private readonly CxiColumn<int>? _cells;
    private readonly float[] _pixels;
    private readonly bool[]? _good;
    private readonly float[] _probabilities;

    internal ClassifiedFramesWriter(CxiWriter file, ClassifiedSources sources, ClassifiedFramesOptions options)
    {
        _file = file;
        _sources = sources;
        _options = options;
        int nameBytes = sources.Files.Max(source => Encoding.UTF8.GetByteCount(source.Path));
        _results = file.BeginResults(options.ClassNames, options.Notes);
        _badFrames = file.BeginBadFrames(nameBytes);
        _indices = file.BeginIndices();
        _files = file.BeginFiles(nameBytes);
        // A column of ids has an id for each frame, or is left out.
        _trains = sources.Files.All(source => source.Ids?.Trains is not null) ? file.BeginTrains() : null;
        _pulses = sources.Files.All(source => source.Ids?.Pulses is not null) ? file.BeginPulses() : null;
        _cells = sources.Files.All(source => source.Ids?.Cells is not null) ? file.BeginCells() : null;
        _pixels = new float[file.Size.PixelCount];
        _good = sources.Files.Any(source => source.HasMask) ? new bool[_pixels.Length] : null;
        _probabilities = new float[options.ClassNames.Count];
    }

    /// <summary>The number of frames in the file so far.</summary>
    public long Count => _file.Count;

    /// <summary>Takes a decision: the frame is copied if it is to be kept, and listed with its reason if it is bad.</summary>
    /// <param name="decision">The decision.</param>
    /// <exception cref="InvalidInputException">A frame that could be read before cannot be read any more: the file has changed.</exception>
    public void Write(FrameDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Reason is { } reason)
        {
            _badFrames.Append(decision.File, decision.Index, reason);
            return;
        }

        if (!_options.Keeps(decision))
            return;
        (FrameCollection file, IFrameSource source) = _sources.Open(decision.File);
        CopyFrame(file, source, decision.Index);
        _indices.Append(decision.Index);
        _files.Append(decision.File);
        _trains?.Append(file.Ids!.Trains![decision.Index]);
        _pulses?.Append(file.Ids!.Pulses![decision.Index]);
        _cells?.Append(file.Ids!.Cells![decision.Index]);
        for (int i = 0; i < _probabilities.Length; i++)
            _probabilities[i] = decision.Probabilities is { } all && all.TryGetValue(_options.ClassNames[i], out float value) ? value : float.NaN;
        _results.Append(decision.Decision, decision.Probability ?? float.NaN, _probabilities);
    }

    private void CopyFrame(FrameCollection file, IFrameSource source, int index)
    {
        Require(source.TryRead(index, _pixels));
        _file.Append(_pixels);
        if (_good is null)
            return;
        if (file.HasMask)
            Require(source.TryReadMask(index, _good));
        else
            Array.Fill(_good, true);
        _file.AppendMask(_good);

        void Require(string? fault)
        {
            if (fault is not null)
                throw new InvalidInputException($"{file.Path}: frame {index} was usable and now is not ({fault}); do not change a file while it is classified");
        }
    }
}
