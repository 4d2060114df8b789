using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Schema;

[TestClass]
public sealed class TypeTests
{
    [TestMethod]
    public void ToString_OfTypes_IsMicrosoftMLs()
    {
        Assert.AreEqual("Single", NumberDataViewType.Single.ToString());
        Assert.AreEqual("String", TextDataViewType.Instance.ToString());
        Assert.AreEqual("Boolean", BooleanDataViewType.Instance.ToString());
        Assert.AreEqual("DataViewRowId", RowIdDataViewType.Instance.ToString());
        Assert.AreEqual("Key<UInt32, 0-4>", new KeyDataViewType(typeof(uint), 5).ToString());
        Assert.AreEqual("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.AreEqual("Vector<Single, 3>", new VectorDataViewType(NumberDataViewType.Single, 3).ToString());
        Assert.AreEqual("Vector<Single, 3, 4>", new VectorDataViewType(NumberDataViewType.Single, 3, 4).ToString());
        Assert.AreEqual("Vector<Single, *, 4>", new VectorDataViewType(NumberDataViewType.Single, 0, 4).ToString());
    }

    [TestMethod]
    public void Vector_Dimensions_DecideSize()
    {
        var matrix = new VectorDataViewType(NumberDataViewType.Single, 3, 4);
        Assert.AreEqual(12, matrix.Size);
        Assert.IsTrue(matrix.IsKnownSize);
        Assert.AreEqual(typeof(VBuffer<float>), matrix.RawType);
        CollectionAssert.AreEqual(new[] { 3, 4 }, matrix.Dimensions.ToArray());

        var open = new VectorDataViewType(NumberDataViewType.Single, 0, 4);
        Assert.AreEqual(0, open.Size);
        Assert.IsFalse(open.IsKnownSize);
    }

    [TestMethod]
    public void Vector_BadArguments_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new VectorDataViewType(null!, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, 2, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, Array.Empty<int>()));
        Assert.ThrowsExactly<OverflowException>(() => new VectorDataViewType(NumberDataViewType.Single, 1 << 20, 1 << 20));
    }

    [TestMethod]
    public void Equals_SameShape_IsEqual()
    {
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 4), new VectorDataViewType(NumberDataViewType.Single, 3, 4));
        Assert.AreNotEqual(new VectorDataViewType(NumberDataViewType.Single, 12), new VectorDataViewType(NumberDataViewType.Single, 3, 4));
        Assert.AreNotEqual(new VectorDataViewType(NumberDataViewType.Double, 12), new VectorDataViewType(NumberDataViewType.Single, 12));
        Assert.AreEqual(new KeyDataViewType(typeof(byte), 5), new KeyDataViewType(typeof(byte), 5));
        Assert.AreNotEqual(new KeyDataViewType(typeof(byte), 5), new KeyDataViewType(typeof(uint), 5));
        Assert.AreEqual(new KeyDataViewType(typeof(byte), 5).GetHashCode(), new KeyDataViewType(typeof(byte), 5).GetHashCode());
        Assert.IsFalse(new KeyDataViewType(typeof(byte), 5).Equals((DataViewType)NumberDataViewType.Byte));
    }

    [TestMethod]
    public void Key_BadArguments_ThrowArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 256));
        Assert.IsTrue(KeyDataViewType.IsValidDataType(typeof(ulong)));
        Assert.IsFalse(KeyDataViewType.IsValidDataType(typeof(long)));
    }
}
