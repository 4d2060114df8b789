using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Conformance;

/// <summary>
/// Rows of frames and other columns in memory, as an adversary of a data view: it counts how often each frame is read, splits its rows over
/// parallel cursors, can hold sparse rows, rows of a wrong length and a row that cannot be read.
/// </summary>
internal sealed class FrameTable : IDataView
{
    public const string Frame = "Frame";

    private readonly VBuffer<float>[] _frames;
    private readonly ConcurrentDictionary<int, int> _reads = new();

    public FrameTable(FrameSize size, int rows, int seed = 1, DataViewType? frameType = null, bool sparse = false, DataViewType? handleType = null)
    {
        Size = size;
        _frames = [.. Enumerable.Range(0, rows).Select(row => Buffer(Pixels(size, seed * 1000 + row), sparse))];
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Index", NumberDataViewType.Int64);
        builder.AddColumn(Frame, frameType ?? new VectorDataViewType(NumberDataViewType.Single, size.Height, size.Width));
        builder.AddColumn("Name", TextDataViewType.Instance);
        builder.AddColumn("Weights", new VectorDataViewType(NumberDataViewType.Double));
        builder.AddColumn("Group", new KeyDataViewType(typeof(uint), 7));
        builder.AddColumn("Label", BooleanDataViewType.Instance);
        if (handleType is not null)
            builder.AddColumn("Handle", handleType);
        Schema = builder.ToSchema();
    }

    public FrameSize Size { get; }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    /// <summary>The row whose reading fails; none when negative.</summary>
    public int FaultyRow { get; init; } = -1;

    /// <summary>Is called for every row that a cursor moves to.</summary>
    public Action<int>? OnMove { get; init; }

    /// <summary>Whether reads are counted, which allocates.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>How often each row's frame was read since the last look.</summary>
    public IReadOnlyDictionary<int, int> Reads => _reads;

    public ReadOnlySpan<float> FrameOf(int row) => _frames[row].GetValues();

    public void Replace(int row, VBuffer<float> frame) => _frames[row] = frame;

    public long? GetRowCount() => _frames.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[] rows = [.. Enumerable.Range(0, _frames.Length)];
        rand?.Shuffle(rows);
        return new Cursor(this, columnsNeeded, rows, rows.Select(_ => 0L).ToArray());
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        // Batches of two rows, dealt out in turn, as ML.NET does it with larger ones.
        return [.. Enumerable.Range(0, n).Select(part =>
        {
            int[] rows = [.. Enumerable.Range(0, _frames.Length).Where(row => row / 2 % n == part)];
            return new Cursor(this, columns, rows, [.. rows.Select(row => (long)(row / 2))]);
        })];
    }

    private static VBuffer<float> Buffer(float[] pixels, bool sparse)
    {
        if (!sparse)
            return new VBuffer<float>(pixels.Length, pixels);
        int[] indices = [.. Enumerable.Range(0, pixels.Length).Where(i => pixels[i] != 0)];
        return new VBuffer<float>(pixels.Length, indices.Length, [.. indices.Select(i => pixels[i])], indices);
    }

    /// <summary>Frames of the network's input size are grey levels; others are as measured, with negative, infinite and undefined pixels.</summary>
    private static float[] Pixels(FrameSize size, int seed)
    {
        var random = new Random(seed);
        var pixels = new float[size.PixelCount];
        if (size == Vgg16Features.InputSize)
            return Array.ConvertAll(pixels, _ => (float)random.Next(256));
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = random.Next(4) == 0 ? MathF.Floor(14 * random.NextSingle() * random.NextSingle()) - 1 : 0;
        pixels[random.Next(pixels.Length)] = float.PositiveInfinity;
        pixels[random.Next(pixels.Length)] = float.NaN;
        return pixels;
    }

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly FrameTable _table;
        private readonly HashSet<int> _active;
        private readonly int[] _rows;
        private readonly long[] _batches;
        private long _position = -1;

        public Cursor(FrameTable table, IEnumerable<DataViewSchema.Column> columns, int[] rows, long[] batches)
        {
            _table = table;
            _active = [.. columns.Select(column => column.Index)];
            _rows = rows;
            _batches = batches;
        }

        public override long Position => _position;

        public override long Batch => _position < 0 ? 0 : _batches[_position];

        public override DataViewSchema Schema => _table.Schema;

        private int Row => _position >= 0 ? _rows[_position] : throw new InvalidOperationException("no current row");

        public override bool MoveNext()
        {
            if (_position + 1 >= _rows.Length)
            {
                _position = -1;
                return false;
            }

            _position++;
            _table.OnMove?.Invoke(Row);
            return _table.FaultyRow != Row ? true : throw new IOException($"row {Row} cannot be read");
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 5);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Assert.IsTrue(IsColumnActive(column), $"column {column.Name} was not asked for");
            Delegate getter = column.Name switch
            {
                "Index" => (ValueGetter<long>)((ref long value) => value = Row),
                "Name" => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = $"row {Row}".AsMemory()),
                "Weights" => (ValueGetter<VBuffer<double>>)GetWeights,
                "Group" => (ValueGetter<uint>)((ref uint value) => value = (uint)(Row % 7) + 1),
                "Label" => (ValueGetter<bool>)((ref bool value) => value = Row % 2 == 0),
                "Handle" => (ValueGetter<object>)((ref object value) => value = $"handle {Row}"),
                _ => (ValueGetter<VBuffer<float>>)GetFrame,
            };
            return (ValueGetter<TValue>)getter;
        }

        private void GetFrame(ref VBuffer<float> value)
        {
            if (_table.Counts)
                _table._reads.AddOrUpdate(Row, 1, (_, reads) => reads + 1);
            _table._frames[Row].CopyTo(ref value);
        }

        private void GetWeights(ref VBuffer<double> value)
        {
            VBufferEditor<double> editor = VBufferEditor.Create(ref value, Row % 3);
            editor.Values.Fill(Row);
            value = editor.Commit();
        }
    }
}
