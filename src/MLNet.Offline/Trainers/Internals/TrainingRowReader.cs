using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Reads training rows one by one. Skips those without a label, with features that are not finite, or with a weight that is not positive and finite.
/// </summary>
internal sealed class TrainingRowReader : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly ValueGetter<float> _label;
    private readonly ValueGetter<float> _weight;
    private readonly ValueGetter<VBuffer<float>> _features;
    private readonly bool _trusted;
    private VBuffer<float> _buffer;
    private float[] _dense = [];
    private float _currentWeight = 1;
    private float _currentLabel;

    /// <param name="columns">Where to find what.</param>
    /// <param name="trusted">All rows have been read before and were usable: their features need not be looked at again.</param>
    public TrainingRowReader(TrainingColumns columns, bool trusted)
    {
        _trusted = trusted;
        List<DataViewSchema.Column> active = [columns.Label, columns.Features];
        if (columns.Weight is { } weight)
            active.Add(weight);
        _cursor = columns.Data.GetRowCursor(active);
        _label = LabelGetter.Create(_cursor, columns.Label);
        _features = _cursor.GetGetter<VBuffer<float>>(columns.Features);
        if (columns.Weight is { } weightColumn)
            _weight = _cursor.GetGetter<float>(weightColumn);
    }

    /// <summary>Rows that were skipped so far.</summary>
    public long Skipped { get; private set; }

    public float Label => _currentLabel;

    public float Weight => _currentWeight;

    /// <summary>The features of the row, dense; valid until the next row.</summary>
    public ReadOnlySpan<float> Features
    {
        get
        {
            if (_buffer.IsDense)
                return _buffer.GetValues();
            if (_dense.Length != _buffer.Length)
                _dense = new float[_buffer.Length];
            _buffer.CopyTo(_dense);
            return _dense;
        }
    }

    /// <summary>Goes on to the next usable row.</summary>
    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            // The features come last: they are the expensive part.
            if (HasLabel() && HasWeight() && HasFeatures())
                return true;
            Skipped++;
        }

        return false;
    }

    public void Dispose() => _cursor.Dispose();

    private bool HasLabel()
    {
        _label(ref _currentLabel);
        return float.IsFinite(_currentLabel);
    }

    private bool HasWeight()
    {
        if (_weight is null)
            return true;
        _weight(ref _currentWeight);
        return _currentWeight is > 0 and < float.PositiveInfinity;
    }

    private bool HasFeatures()
    {
        _features(ref _buffer);
        return _trusted || TensorPrimitives.IsFiniteAll(_buffer.GetValues());
    }
}
