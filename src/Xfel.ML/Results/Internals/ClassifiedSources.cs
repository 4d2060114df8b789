using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>The files that classified frames are copied from; one is open at a time.</summary>
internal sealed class ClassifiedSources : IDisposable
{
    private readonly Dictionary<string, FrameCollection> _files = [];
    private FrameCollection? _current;
    private IFrameSource? _source;

    public ClassifiedSources(IReadOnlyList<FrameCollection> files)
    {
        var elements = new List<CxiElement>();
        var facts = new List<FrameFileFacts>();
        foreach (FrameCollection file in files)
        {
            if (!_files.TryAdd(file.Path, file))
                continue;
            using IFrameSource source = file.OpenSource();
            facts.Add(source.Facts);
            // Pixels that no module covers are NaN, which no whole number says.
            elements.Add(source.Facts.Modules > 1 || source.HasMask ? CxiElement.Float32 : CxiFile.ElementFor(source.ElementType));
        }

        Element = elements.Distinct().Count() == 1 ? elements[0] : CxiElement.Float32;
        Facts = new FrameFileFacts
        {
            PhotonEnergy = Agreed(facts.Select(fact => fact.PhotonEnergy)),
            Wavelength = Agreed(facts.Select(fact => fact.Wavelength)),
            DetectorDistance = Agreed(facts.Select(fact => fact.DetectorDistance)),
            PixelWidth = Agreed(facts.Select(fact => fact.PixelWidth)),
            PixelHeight = Agreed(facts.Select(fact => fact.PixelHeight)),
        };
    }

    /// <summary>How pixels are stored so that every value is kept.</summary>
    public CxiElement Element { get; }

    /// <summary>What all files say alike.</summary>
    public FrameFileFacts Facts { get; }

    public IEnumerable<FrameCollection> Files => _files.Values;

    /// <summary>The file of a decision, opened.</summary>
    public (FrameCollection File, IFrameSource Source) Open(string path)
    {
        if (_current is null || _current.Path != path)
        {
            if (!_files.TryGetValue(path, out FrameCollection? file))
                throw new ArgumentException($"A decision on a frame of '{path}' was given; it is none of the files that the frames come from.", nameof(path));
            _source?.Dispose();
            _source = file.OpenSource();
            _current = file;
        }

        return (_current, _source!);
    }

    public void Dispose() => _source?.Dispose();

    private static double? Agreed(IEnumerable<double?> values)
    {
        double?[] distinct = [.. values.Distinct()];
        return distinct.Length == 1 ? distinct[0] : null;
    }
}
