using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.DataView;

[TestClass]
public sealed class VBufferTests
{
    private static readonly VBuffer<float> Sparse = new(5, 2, [7, 9], [1, 3]);

    [TestMethod]
    public void Constructor_TooFewValues_ThrowsArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, [1f]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(-1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 2, [1f, 2f], [0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 4, [1f, 2f, 3f, 4f], [0, 1, 2, 3]));
    }

    [TestMethod]
    public void Default_IsEmptyAndDense()
    {
        VBuffer<float> empty = default;

        Assert.AreEqual(0, empty.Length);
        Assert.IsTrue(empty.IsDense);
        Assert.IsTrue(empty.GetValues().IsEmpty);
        Assert.AreEqual(0, empty.DenseValues().Count());
    }

    [TestMethod]
    public void Sparse_Views_ShowExplicitAndImplicitValues()
    {
        Assert.IsFalse(Sparse.IsDense);
        CollectionAssert.AreEqual(new float[] { 7, 9 }, Sparse.GetValues().ToArray());
        CollectionAssert.AreEqual(new[] { 1, 3 }, Sparse.GetIndices().ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 9, 0 }, Sparse.DenseValues().ToArray());
        Assert.AreEqual("[1, 7] [3, 9]", string.Join(" ", Sparse.Items()));
        Assert.AreEqual("[0, 0] [1, 7] [2, 0] [3, 9] [4, 0]", string.Join(" ", Sparse.Items(all: true)));
        Assert.AreEqual(9f, Sparse.GetItemOrDefault(3));
        Assert.AreEqual(0f, Sparse.GetItemOrDefault(4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.GetItemOrDefault(5));
        Assert.AreEqual("Sparse vector of size 5, 2 explicit values", Sparse.ToString());
        Assert.AreEqual("Dense vector of size 1", new VBuffer<int>(1, [3]).ToString());
    }

    [TestMethod]
    public void CopyTo_Range_KeepsWhatIsInside()
    {
        VBuffer<float> part = default;
        Sparse.CopyTo(ref part, 1, 3);
        CollectionAssert.AreEqual(new float[] { 7, 0, 9 }, part.DenseValues().ToArray());
        Assert.IsFalse(part.IsDense);

        new VBuffer<float>(4, [1, 2, 3, 4]).CopyTo(ref part, 2, 2);
        CollectionAssert.AreEqual(new float[] { 3, 4 }, part.DenseValues().ToArray());
        Assert.IsTrue(part.IsDense);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(ref part, 3, 3));
    }

    [TestMethod]
    public void CopyTo_Span_FillsImplicitSlots()
    {
        float[] target = [-1, -1, -1, -1, -1, -1, -1];
        Sparse.CopyTo(target, 1, 5f);
        CollectionAssert.AreEqual(new float[] { -1, 5, 7, 5, 9, 5, -1 }, target);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new float[4]));
    }

    [TestMethod]
    public void CopyToDense_Sparse_IsDenseCopy()
    {
        VBuffer<float> dense = default;
        Sparse.CopyToDense(ref dense);
        Assert.IsTrue(dense.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 9, 0 }, dense.GetValues().ToArray());
    }

    [TestMethod]
    public void Editor_FittingBuffer_ReusesItsArrays()
    {
        var array = new float[4];
        var buffer = new VBuffer<float>(4, array);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 3);
        Assert.IsFalse(editor.CreatedNewValues);
        editor.Values[0] = 8;
        buffer = editor.Commit();

        Assert.AreEqual(3, buffer.Length);
        Assert.AreEqual(8f, array[0]);
    }

    [TestMethod]
    public void Editor_Truncated_IsSparse()
    {
        VBuffer<float> buffer = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 6, 3);
        Assert.IsTrue(editor.CreatedNewValues);
        Assert.IsTrue(editor.CreatedNewIndices);
        Assert.AreEqual(3, editor.Indices.Length);
        editor.Values[0] = 5;
        editor.Indices[0] = 4;
        buffer = editor.CommitTruncated(1);

        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0, 5, 0 }, buffer.DenseValues().ToArray());
    }

    [TestMethod]
    public void Editor_WrongSizes_ThrowArgumentOutOfRange()
    {
        VBuffer<float> buffer = default;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, -1).Commit());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3, 4).Commit());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3, 2).CommitTruncated(3));
    }

    [TestMethod]
    public void Editor_KeepOldOnResize_KeepsValues()
    {
        var buffer = new VBuffer<float>(2, [1, 2]);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 4, keepOldOnResize: true);
        Assert.AreEqual(1f, editor.Values[0]);
        Assert.AreEqual(2f, editor.Values[1]);
    }

    [TestMethod]
    public void Copy_ArrayPart_IsDense()
    {
        VBuffer<int> buffer = default;
        VBuffer<int>.Copy([1, 2, 3, 4], 1, ref buffer, 2);
        CollectionAssert.AreEqual(new[] { 2, 3 }, buffer.GetValues().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBuffer<int>.Copy([1], 0, ref buffer, 2));
    }

    [TestMethod]
    public void RowId_ComparesHighHalfFirst()
    {
        var id = new DataViewRowId(1, 2);
        Assert.AreEqual("00000000000000020000000000000001", id.ToString());
        Assert.AreEqual(new DataViewRowId(1, 2), id);
        Assert.IsTrue(id.CompareTo(new DataViewRowId(0, 3)) < 0);
        Assert.IsTrue(id.CompareTo(new DataViewRowId(0, 2)) > 0);
    }
}
