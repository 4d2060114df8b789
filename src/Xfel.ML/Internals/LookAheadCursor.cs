using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>
/// A cursor that reads some rows ahead, so that their frames can be mapped together. Whoever uses it sees the rows of a row-by-row cursor:
/// same order, positions, ids and values. The frames of a batch are mapped when the first value of the batch is asked for.
/// </summary>
internal sealed class LookAheadCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly FrameBinding _binding;
    private readonly bool[] _active;
    private readonly FrameReader _reader;
    private readonly FrameKernel _kernel;
    private readonly ValueGetter<DataViewRowId> _idGetter;
    private readonly ColumnBuffer?[] _columns;
    private readonly long[] _positions;
    private readonly long[] _batches;
    private readonly DataViewRowId[] _ids;
    private readonly float[] _frames;
    private readonly float[] _mapped;
    private int _count;
    private int _current = -1;
    private bool _isMapped;
    private bool _ended;
    private ExceptionDispatchInfo? _fault;

    public LookAheadCursor(DataViewRowCursor input, FrameBinding binding, bool[] active, Func<FrameKernel> kernel, int batchSize)
    {
        _input = input;
        _binding = binding;
        _active = active;
        _reader = new FrameReader(binding.Input, binding.Size, input);
        _kernel = kernel();
        _idGetter = input.GetIdGetter();
        _columns = new ColumnBuffer?[active.Length];
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && binding.Source(i) is { } source)
                _columns[i] = ColumnBuffer.Create(input, source, batchSize);
        }

        _positions = new long[batchSize];
        _batches = new long[batchSize];
        _ids = new DataViewRowId[batchSize];
        _frames = new float[checked(batchSize * binding.Size.PixelCount)];
        _mapped = new float[checked(batchSize * binding.OutputLength)];
    }

    public override long Position => _current < 0 ? -1 : _positions[_current];

    public override long Batch => _current < 0 ? 0 : _batches[_current];

    public override DataViewSchema Schema => _binding.OutputSchema;

    /// <summary>Whether every active column that is passed on can be kept while rows are read ahead.</summary>
    public static bool CanLookAhead(FrameBinding binding, bool[] active) =>
        !active.Where((isActive, i) => isActive && binding.Source(i) is { } source && !ColumnBuffer.CanKeep(source.Type)).Any();

    public override bool MoveNext()
    {
        if (_current + 1 >= _count)
            ReadAhead();
        if (_count > 0)
        {
            _current++;
            return true;
        }

        _current = -1;
        ExceptionDispatchInfo? fault = _fault;
        _fault = null;
        fault?.Throw();
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _ids[Slot()];

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[_binding.IndexOf(column)];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = _binding.IndexOfActive(column, _active);
        if (_columns[index] is not { } buffer)
            return _binding.Typed<TValue>(GetMapped);
        return buffer.Getter(Slot) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{column.Type.RawType}'");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An error further on must not swallow the good rows before it: it is kept until they have been handed out.</summary>
    private void ReadAhead()
    {
        _count = 0;
        _current = -1;
        _isMapped = false;
        try
        {
            while (!_ended && _count < _positions.Length)
            {
                if (_input.MoveNext())
                    Keep(_count++);
                else
                    _ended = true;
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever cancels wants no more rows, not even good ones.
            _ended = true;
            _count = 0;
            throw;
        }
        catch (Exception fault)
        {
            _ended = true;
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
    }

    private void Keep(int slot)
    {
        int pixels = _binding.Size.PixelCount;
        _positions[slot] = _input.Position;
        _batches[slot] = _input.Batch;
        _idGetter(ref _ids[slot]);
        _reader.ReadInto(_frames.AsSpan(slot * pixels, pixels));
        foreach (ColumnBuffer? column in _columns)
            column?.Keep(slot);
    }

    private void GetMapped(ref VBuffer<float> value)
    {
        int slot = Slot(), length = _binding.OutputLength;
        if (!_isMapped)
        {
            _kernel(_frames.AsSpan(0, _count * _binding.Size.PixelCount), _count, _mapped.AsSpan(0, _count * length));
            _isMapped = true;
        }

        VBufferEditor<float> editor = VBufferEditor.Create(ref value, length);
        _mapped.AsSpan(slot * length, length).CopyTo(editor.Values);
        value = editor.Commit();
    }

    private int Slot() => _current >= 0
        ? _current
        : throw new InvalidOperationException("Values cannot be fetched now: call MoveNext first, and only fetch while it returned true");
}
