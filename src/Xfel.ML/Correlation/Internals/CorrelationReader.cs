using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Reads frames and gives their maps, in order. Memory holds one batch of frames and maps, which are used again for the next.</summary>
internal sealed class CorrelationReader
{
    /// <summary>The most values of frames or maps that a batch holds; large frames come in smaller batches.</summary>
    private const int MostValues = 1 << 26;

    private readonly FrameCollection _frames;
    private readonly CorrelatedFramesOptions _options;
    private readonly AngularCorrelation _correlation;
    private readonly int[] _indices;
    private readonly float[] _pixels;
    private readonly float[] _maps;

    public CorrelationReader(FrameCollection frames, CorrelatedFramesOptions options)
    {
        _frames = frames;
        _options = options;
        _correlation = new AngularCorrelation(frames.Size, options.Correlation, options.Mask);
        int pixels = frames.Size.PixelCount, values = MapSize.PixelCount;
        int batch = Math.Clamp(MostValues / Math.Max(pixels, values), 1, CorrelationBatch.SizeFor(options.Threads));
        _indices = new int[batch];
        _pixels = new float[batch * pixels];
        _maps = new float[batch * values];
    }

    public FrameSize MapSize => _correlation.MapSize;

    /// <summary>The options, with beam centre and outer radius in pixels.</summary>
    public CorrelationOptions Resolved => _correlation.Options;

    /// <summary>Gives the map of each usable frame and its index in the file; a map is valid until the next one is asked for.</summary>
    /// <param name="onBadFrame">Is told of each other frame.</param>
    public IEnumerable<(int Index, ReadOnlyMemory<float> Map)> Read(Action<BadFrame> onBadFrame)
    {
        int filled = 0, done = 0, usable = 0;
        BadFrame? first = null;
        foreach ((int index, float[]? pixels, string? reason) in _frames.Read())
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            _options.Progress?.Report(new WorkProgress("correlate", ++done, _frames.Count));
            if (pixels is null)
            {
                var bad = new BadFrame(_frames.Path, index, reason!);
                if (_options.Strict)
                    throw new BadFrameException(bad);
                first ??= bad;
                onBadFrame(bad);
                continue;
            }

            pixels.CopyTo(_pixels, filled * pixels.Length);
            _indices[filled++] = index;
            usable++;
            if (filled < _indices.Length)
                continue;
            foreach ((int, ReadOnlyMemory<float>) map in Correlate(filled))
                yield return map;
            filled = 0;
        }

        foreach ((int, ReadOnlyMemory<float>) map in Correlate(filled))
            yield return map;
        if (usable == 0)
            throw _frames.NoUsableFrame(first);
    }

    private IEnumerable<(int Index, ReadOnlyMemory<float> Map)> Correlate(int count)
    {
        int pixels = _frames.Size.PixelCount, values = MapSize.PixelCount;
        _correlation.Correlate(_pixels.AsSpan(0, count * pixels), count, _maps.AsSpan(0, count * values), _options.Threads);
        for (int i = 0; i < count; i++)
            yield return (_indices[i], _maps.AsMemory(i * values, values));
    }
}
