using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Polar;

[TestClass]
public sealed class PolarTransformTests
{
    private static readonly FrameSize Size = new(15, 12);

    private readonly FrameTable _table = new(Size, 3);
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    [DataRow(PolarFill.RingMean)]
    [DataRow(PolarFill.NaN)]
    [DataRow(PolarFill.Zero)]
    public void Transform_AnyFill_EqualsTheKernels(PolarFill fill)
    {
        var polar = new PolarOptions { Radii = 5, Angles = 9, CenterX = 6.5, CenterY = 7, OuterRadius = 7 };
        var mask = new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(i => i / Size.Width != 3)]);
        var kernel = new PolarResampling(Size, polar);
        var map = new float[45];

        PolarTransformTransformer transformer = _transforms.PolarTransform("x", FrameTable.Frame, new PolarTransformOptions { Polar = polar, BadSamples = fill }, mask).Fit(_table);
        List<MappedValues> rows = MappedValues.ReadAll(transformer.Transform(_table), mapped: "x");

        for (int row = 0; row < rows.Count; row++)
        {
            kernel.Resample(_table.FrameOf(row), mask, map);
            Assert.IsTrue(map.Any(float.IsNaN), "there are bad samples to fill");
            PolarRings.FillBad(map, 9, fill);
            Assert.AreEqual(fill == PolarFill.NaN, map.Any(float.IsNaN));
            Assert.AreEqual(MappedValues.Bits(map), rows[row].Mapped);
        }

        Assert.AreEqual(polar, transformer.Options.Polar);
        Assert.AreSame(mask, transformer.Mask);
    }

    [TestMethod]
    public void Fit_BeamCenterOutsideTheFrame_IsASchemaError()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _transforms.PolarTransform("x", FrameTable.Frame, new PolarTransformOptions { Polar = new PolarOptions { CenterY = -1 } }).Fit(_table));

        StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame'");
        StringAssert.Contains(error.Message, "frames of 15 x 12");
        Assert.IsEmpty(_table.Reads);
    }

    [TestMethod]
    public void PolarTransform_BadOptions_AreRefused()
    {
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => _transforms.PolarTransform("x", null, new PolarTransformOptions { Polar = new PolarOptions { Radii = 0, Angles = 0 } })).Message,
            "Radii is 0");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => _transforms.PolarTransform("x", null, new PolarTransformOptions { BadSamples = (PolarFill)5 })).Message, "BadSamples is 5; it must be one of RingMean, NaN, Zero");
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.PolarTransform("x", null, null!));
    }
}
