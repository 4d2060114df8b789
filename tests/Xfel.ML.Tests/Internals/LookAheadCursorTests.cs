using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Internals;

/// <summary>The look-ahead on its own, under a transformer that adds up pixels and says how its frames were dealt out.</summary>
[TestClass]
public sealed class LookAheadCursorTests
{
    private static readonly FrameSize Size = new(3, 4);

    [TestMethod]
    public void ReadAll_EveryBatchSizeAndCount_EqualsRowByRow()
    {
        for (int batchSize = 2; batchSize <= 6; batchSize++)
        {
            for (int rows = 0; rows <= 13; rows++)
            {
                var table = new FrameTable(Size, rows);
                var batched = new AddingTransformer(batchSize);

                List<MappedValues> values = MappedValues.ReadAll(batched.Transform(table));

                CollectionAssert.AreEqual(MappedValues.ReadAll(new AddingTransformer(1).Transform(table)), values, $"{rows} rows by {batchSize}");
                Assert.AreEqual(rows, batched.Calls.Sum());
                Assert.HasCount((rows + batchSize - 1) / batchSize, batched.Calls, "batches are full but for the last");
            }
        }
    }

    [TestMethod]
    public void ReadAll_EveryColumnShuffled_EqualsRowByRow()
    {
        var table = new FrameTable(Size, 29);

        CollectionAssert.AreEqual(
            MappedValues.ReadAll(new AddingTransformer(1).Transform(table), new Random(9)),
            MappedValues.ReadAll(new AddingTransformer(8).Transform(table), new Random(9)));
    }

    [TestMethod]
    public void MoveNext_ValuesNeverAskedFor_MapsNothing()
    {
        var transformer = new AddingTransformer(4);
        IDataView mapped = transformer.Transform(new FrameTable(Size, 10));

        using DataViewRowCursor cursor = mapped.GetRowCursor(mapped.Schema);
        while (cursor.MoveNext())
        {
        }

        Assert.IsEmpty(transformer.Calls);
    }

    [TestMethod]
    public void MoveNext_FaultFurtherOn_HandsOutTheRowsBeforeIt()
    {
        IDataView mapped = new AddingTransformer(4).Transform(new FrameTable(Size, 10) { FaultyRow = 6 });
        using DataViewRowCursor cursor = mapped.GetRowCursor([mapped.Schema["Index"], mapped.Schema[ConformanceCase.Output]]);
        ValueGetter<long> getter = cursor.GetGetter<long>(mapped.Schema["Index"]);
        var seen = new List<long>();

        var error = Assert.ThrowsExactly<IOException>(() =>
        {
            while (cursor.MoveNext())
            {
                long index = 0;
                getter(ref index);
                seen.Add(index);
            }
        });

        Assert.AreEqual("row 6 cannot be read", error.Message);
        CollectionAssert.AreEqual(new long[] { 0, 1, 2, 3, 4, 5 }, seen);
        Assert.IsFalse(cursor.MoveNext(), "a cursor that has failed has ended");
    }

    [TestMethod]
    public void MoveNext_Cancelled_EndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        IDataView mapped = new AddingTransformer(4).Transform(new FrameTable(Size, 10)
        {
            OnMove = row =>
            {
                if (row == 6)
                    cancellation.Token.ThrowIfCancellationRequested();
            },
        });
        using DataViewRowCursor cursor = mapped.GetRowCursor(mapped.Schema);
        int rows = 0;

        Assert.ThrowsExactly<OperationCanceledException>(() =>
        {
            while (cursor.MoveNext())
                rows++;
        });

        Assert.AreEqual(4, rows, "the batch before");
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void Getter_BeforeFirstAndAfterLastRow_IsAnError()
    {
        IDataView mapped = new AddingTransformer(4).Transform(new FrameTable(Size, 2));
        using DataViewRowCursor cursor = mapped.GetRowCursor(mapped.Schema);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(mapped.Schema[ConformanceCase.Output]);
        VBuffer<float> value = default;

        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        while (cursor.MoveNext())
            getter(ref value);
        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(mapped.Schema[ConformanceCase.Output]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(mapped.Schema["Index"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(new FrameTable(Size, 1, handleType: new HandleType()).Schema["Handle"]));
    }

    [TestMethod]
    public void Cursor_ColumnThatCannotBeKept_MapsRowByRow()
    {
        var table = new FrameTable(Size, 5, handleType: new HandleType());
        var transformer = new AddingTransformer(4);
        IDataView mapped = transformer.Transform(table);
        using DataViewRowCursor cursor = mapped.GetRowCursor(mapped.Schema);
        ValueGetter<object> handleGetter = cursor.GetGetter<object>(mapped.Schema["Handle"]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(mapped.Schema[ConformanceCase.Output]);
        VBuffer<float> value = default;
        object handle = "";

        while (cursor.MoveNext())
        {
            handleGetter(ref handle);
            getter(ref value);
            Assert.AreEqual($"handle {cursor.Position}", handle);
        }

        CollectionAssert.AreEqual(new[] { 1, 1, 1, 1, 1 }, transformer.Calls);
    }

    private sealed class HandleType : StructuredDataViewType
    {
        public HandleType()
            : base(typeof(object))
        {
        }

        public override bool Equals(DataViewType? other) => other is HandleType;
    }

    private sealed class AddingTransformer(int batchSize) : FrameTransformer(new ColumnPair(ConformanceCase.Output, FrameTable.Frame))
    {
        public List<int> Calls { get; } = [];

        internal override int BatchSize => batchSize;

        private protected override string Kind => "adding";

        internal override FrameKernel CreateKernel(FrameSize size, long? rowCount) => (frames, count, destination) =>
        {
            Calls.Add(count);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> frame = frames.Slice(i * size.PixelCount, size.PixelCount);
                destination[2 * i] = frame[0] + frame[1];
                destination[2 * i + 1] = frame[^1] * 3;
            }
        };

        private protected override VectorDataViewType OutputType(FrameSize size) => new(NumberDataViewType.Single, 2);

        private protected override void Save(StageWriter writer) => throw new NotSupportedException();
    }
}
