using System.Collections;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>One pass over a forward-only source, shared by all threads that decode: keeps the frames that were passed over until somebody asks for them.</summary>
internal sealed class SequenceReader : ITrainingFrameReader
{
    private readonly Lock _lock = new();
    private readonly IEnumerator<TrainingFrame> _source;
    private readonly BitArray _needed;
    private readonly Dictionary<int, (float[]? Pixels, string? Fault)> _passed = [];
    private readonly Stack<float[]> _free = [];
    private readonly FeatureShape _shape;
    private int _next;
    private Exception? _broken;

    public SequenceReader(IEnumerable<TrainingFrame> source, FeatureShape shape, int count, IEnumerable<int> needed)
    {
        _shape = shape;
        _needed = new BitArray(count);
        foreach (int index in needed)
            _needed[index] = true;
        _source = source.GetEnumerator();
    }

    public void Read(int index, Span<float> frame)
    {
        lock (_lock)
        {
            if (_next <= index)
                Advance(index);
            if (!_passed.Remove(index, out (float[]? Pixels, string? Fault) found))
                throw new InvalidOperationException($"frame {index} was read before in this pass; a sequence gives each frame once");
            if (found.Pixels is null)
                throw new InvalidInputException(found.Fault!);
            found.Pixels.CopyTo(frame);
            _free.Push(found.Pixels);
        }
    }

    public void Dispose() => _source.Dispose();

    private void Advance(int index)
    {
        if (_broken is not null)
            throw new TrainingSourceException(_broken.Message, _broken);
        while (_next <= index)
        {
            try
            {
                if (!_source.MoveNext())
                    throw new InvalidInputException($"the source of frames: found its end after {_next} frames; expected {_needed.Length}; give the number of frames that it has");
            }
            catch (Exception fault)
            {
                // An enumerator that has thrown is at its end: every later frame is lost, which is no bad frame but a broken source.
                _broken = fault;
                throw new TrainingSourceException(fault.Message, fault);
            }

            if (_needed[_next])
                _passed.Add(_next, Keep(_source.Current));
            _next++;
        }
    }

    private (float[]? Pixels, string? Fault) Keep(TrainingFrame frame)
    {
        if (frame.Fault is not null)
            return (null, frame.Fault);
        if (frame.Pixels.Length != _shape.Length)
            return (null, $"found {frame.Pixels.Length} values; expected {_shape.Length} for {_shape}");
        float[] pixels = _free.TryPop(out float[]? free) ? free : new float[_shape.Length];
        frame.Pixels.CopyTo(pixels);
        return (pixels, null);
    }
}
