using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Masking;

[TestClass]
public sealed class ApplyMaskTests
{
    private static readonly FrameSize Size = new(4, 5);

    private readonly FrameTable _table = new(Size, 2);
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(-2f)]
    public void Transform_BadPixels_GetTheFill(float fill)
    {
        var mask = new Mask(Size, [.. Enumerable.Range(0, 20).Select(i => i % 4 != 1)]);
        ApplyMaskTransformer transformer = _transforms.ApplyMask("x", FrameTable.Frame, mask, fill).Fit(_table);

        List<MappedValues> rows = MappedValues.ReadAll(transformer.Transform(_table), mapped: "x");

        Assert.AreSame(mask, transformer.Mask);
        Assert.AreEqual(fill, transformer.Fill);
        for (int row = 0; row < rows.Count; row++)
        {
            float[] expected = _table.FrameOf(row).ToArray();
            for (int i = 1; i < 20; i += 4)
                expected[i] = fill;
            Assert.AreEqual(MappedValues.Bits(expected), rows[row].Mapped);
        }
    }

    [TestMethod]
    public void Fit_MaskOfAnotherSize_IsASchemaError()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _transforms.ApplyMask("x", FrameTable.Frame, Mask.AllGood(new FrameSize(5, 4))).Fit(_table));

        StringAssert.Contains(error.Message, "expected frames of 5 x 4, the size of the mask, got frames of 4 x 5");
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.ApplyMask("x", null, null!));
    }
}
