using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Conformance;

/// <summary>What the rows of every estimator's output must be like.</summary>
[TestClass]
public sealed class DataConformanceTests
{
    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_Rows_KeepOrderCountAndOtherColumns(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();

        IDataView mapped = estimator.Fit(table).Transform(table);

        Assert.AreEqual(ConformanceCase.Rows, mapped.GetRowCount());
        Assert.IsTrue(mapped.CanShuffle);
        List<MappedValues> rows = MappedValues.ReadAll(mapped);
        Assert.HasCount(ConformanceCase.Rows, rows);
        for (int i = 0; i < rows.Count; i++)
            Assert.AreEqual(new MappedValues(i, i, 0, new DataViewRowId((ulong)i, 5), $"row {i}", string.Join(",", Enumerable.Repeat((double)i, i % 3)), (uint)(i % 7) + 1, rows[i].Mapped), rows[i]);
        Assert.HasCount(ConformanceCase.Rows, rows.Select(row => row.Mapped).Distinct(), "different frames give different values");
        int length = ((VectorDataViewType)mapped.Schema[ConformanceCase.Output].Type).Size;
        Assert.IsTrue(rows.All(row => row.Mapped.Length == length * 8), "every row has as many values as the column's type says");
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_ShuffledCursor_GivesEachRowItsOwnValues(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);

        List<MappedValues> shuffled = MappedValues.ReadAll(mapped, new Random(5));

        List<MappedValues> inOrder = MappedValues.ReadAll(mapped);
        CollectionAssert.AreNotEqual(inOrder.ConvertAll(row => row.Index), shuffled.ConvertAll(row => row.Index));
        CollectionAssert.AreEqual(inOrder, shuffled.OrderBy(row => row.Index).Select(row => row with { Position = row.Index }).ToList());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_CursorSet_GivesEveryRowOnce(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);
        DataViewRowCursor[] cursors = mapped.GetRowCursorSet(mapped.Schema.Where(column => column.Name != FrameTable.Frame), 3);
        Assert.HasCount(3, cursors);
        var parts = new List<MappedValues>[3];

        Parallel.For(0, 3, i => parts[i] = MappedValues.Read(cursors[i]));

        foreach (DataViewRowCursor cursor in cursors)
            cursor.Dispose();
        Assert.IsTrue(parts.All(part => part.SequenceEqual(part.OrderBy(row => row.Batch))), "batches never run backwards");
        Assert.IsTrue(parts.SelectMany(part => part).All(row => row.Batch == row.Index / 2), "rows keep their batch");
        CollectionAssert.AreEqual(
            MappedValues.ReadAll(mapped).ConvertAll(row => (row.Index, row.Mapped, row.Name, row.Id)),
            parts.SelectMany(part => part).OrderBy(row => row.Index).Select(row => (row.Index, row.Mapped, row.Name, row.Id)).ToList());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_OnlyOtherColumnsActive_ReadsNoFrame(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(estimator.Table());
        IDataView mapped = transformer.Transform(table);

        using (DataViewRowCursor cursor = mapped.GetRowCursor([mapped.Schema["Name"]]))
        {
            Assert.IsTrue(cursor.IsColumnActive(mapped.Schema["Name"]));
            Assert.IsFalse(cursor.IsColumnActive(mapped.Schema[ConformanceCase.Output]));
            Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<VBuffer<float>>(mapped.Schema[ConformanceCase.Output]));
            int rows = 0;
            while (cursor.MoveNext())
                rows++;
            Assert.AreEqual(ConformanceCase.Rows, rows);
        }

        Assert.IsEmpty(table.Reads);
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_OnePass_ReadsEachFrameOnce(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();

        MappedValues.ReadAll(estimator.Fit(estimator.Table()).Transform(table));

        Assert.HasCount(ConformanceCase.Rows, table.Reads);
        Assert.IsTrue(table.Reads.Values.All(reads => reads == 1));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_TwoPassesAndTwoFits_GiveTheSameBits(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);

        List<MappedValues> first = MappedValues.ReadAll(mapped);

        CollectionAssert.AreEqual(first, MappedValues.ReadAll(mapped));
        CollectionAssert.AreEqual(first, MappedValues.ReadAll(estimator.Fit(table).Transform(table)));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_InputColumn_StaysUntouched(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);
        DataViewSchema.Column output = mapped.Schema[ConformanceCase.Output], input = mapped.Schema[FrameTable.Frame];

        using DataViewRowCursor cursor = mapped.GetRowCursor([output, input]);

        ValueGetter<VBuffer<float>> outputGetter = cursor.GetGetter<VBuffer<float>>(output), inputGetter = cursor.GetGetter<VBuffer<float>>(input);
        VBuffer<float> value = default, frame = default;
        for (int row = 0; cursor.MoveNext(); row++)
        {
            outputGetter(ref value);
            value = Scribbled(value);
            inputGetter(ref frame);
            Assert.AreEqual(MappedValues.Bits(table.FrameOf(row)), MappedValues.Bits(frame));
        }
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_OutputBuffers_AreNotSharedBetweenRows(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);
        string[] expected = [.. MappedValues.ReadAll(mapped).Select(row => row.Mapped)];
        var kept = new VBuffer<float>[ConformanceCase.Rows];

        using (DataViewRowCursor cursor = mapped.GetRowCursor([mapped.Schema[ConformanceCase.Output]]))
        {
            ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(mapped.Schema[ConformanceCase.Output]);
            VBuffer<float> scratch = default;
            for (int row = 0; cursor.MoveNext(); row++)
            {
                getter(ref kept[row]);
                getter(ref scratch);
                // A caller may write over what it was given; neither this row nor a later one may show it.
                scratch = Scribbled(scratch);
                Assert.AreEqual(expected[row], MappedValues.Bits(kept[row]));
            }
        }

        CollectionAssert.AreEqual(expected, kept.Select(values => MappedValues.Bits(values)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_InPlace_HidesTheInputAndGivesTheSameValues(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        List<MappedValues> expected = MappedValues.ReadAll(estimator.Fit(table).Transform(table));

        IDataView mapped = estimator.Create(new MLContext().Transforms, FrameTable.Frame, null).Fit(table).Transform(table);

        Assert.AreEqual(table.Schema.Count + 1, mapped.Schema.Count);
        Assert.IsTrue(mapped.Schema.Single(column => column.Index == 1).IsHidden);
        CollectionAssert.AreEqual(expected, MappedValues.ReadAll(mapped, mapped: FrameTable.Frame));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_SparseRows_EqualDenseOnes(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable dense = estimator.Table(), sparse = new(estimator.Size, ConformanceCase.Rows, sparse: true);

        CollectionAssert.AreEqual(
            MappedValues.ReadAll(estimator.Fit(dense).Transform(dense)), MappedValues.ReadAll(estimator.Fit(sparse).Transform(sparse)));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_RowOfWrongLength_IsAnErrorThatNamesTheRow(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTransformer transformer = estimator.Fit(estimator.Table());
        FrameTable table = estimator.Table();
        table.Replace(4, new VBuffer<float>(3, [1, 2, 3]));

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => MappedValues.ReadAll(transformer.Transform(table)));

        StringAssert.Contains(error.Message, "'Frame', row 4: found 3 values");
        StringAssert.Contains(error.Message, estimator.Size.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_NoRows_GivesNoRows(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);

        IDataView mapped = estimator.Fit(estimator.Table()).Transform(new FrameTable(estimator.Size, 0));

        Assert.IsEmpty(MappedValues.ReadAll(mapped));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_FramesOfAnotherSize_AreTakenOrRefusedAtOnce(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTransformer transformer = estimator.Fit(estimator.Table());
        var other = new FrameTable(new FrameSize(11, 13), ConformanceCase.Rows);

        if (estimator.TakesOtherSizes)
        {
            // What was learnt from frames of one size is no other for frames of another.
            FrameTransformer same = estimator.Learns ? estimator.Load(MemoryStage.Of(transformer).Reader()) : estimator.Fit(other);
            CollectionAssert.AreEqual(MappedValues.ReadAll(same.Transform(other)), MappedValues.ReadAll(transformer.Transform(other)));
            return;
        }

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transformer.Transform(other));
        StringAssert.Contains(error.Message, "'Frame'");
        StringAssert.Contains(error.Message, estimator.Size.ToString());
        StringAssert.Contains(error.Message, "11 x 13");
        Assert.IsEmpty(other.Reads);
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_SteadyState_AllocatesNothingPerFrame(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTransformer transformer = estimator.Fit(estimator.Table());
        IDataView mapped = transformer.Transform(new FrameTable(estimator.Size, 9) { Counts = false });
        using DataViewRowCursor cursor = mapped.GetRowCursor([mapped.Schema[ConformanceCase.Output]]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(mapped.Schema[ConformanceCase.Output]);
        VBuffer<float> value = default;
        for (int row = 0; row < 4; row++)
            Read();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 4; row < 9; row++)
            Read();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The network's parallel loops have their price, but nothing of a frame's size.
        Assert.IsLessThanOrEqualTo(transformer is Vgg16FeaturizeTransformer ? 5L * sizeof(float) * estimator.Size.PixelCount / 2 : 0, allocated);

        void Read()
        {
            Assert.IsTrue(cursor.MoveNext());
            getter(ref value);
        }
    }

    private static VBuffer<float> Scribbled(VBuffer<float> values)
    {
        VBufferEditor<float> editor = VBufferEditor.CreateFromBuffer(ref values);
        editor.Values.Fill(-777);
        return editor.Commit();
    }
}
