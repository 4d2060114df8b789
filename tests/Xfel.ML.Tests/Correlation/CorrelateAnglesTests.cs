using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Correlation;

[TestClass]
public sealed class CorrelateAnglesTests
{
    private static readonly FrameSize Size = new(17, 21);

    private static readonly CorrelationOptions Options = new() { Order = 4, Polar = new PolarOptions { Radii = 6, Angles = 24 } };

    private readonly FrameTable _table = new(Size, 5);
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(0)]
    public void Transform_AnyNumberOfThreads_EqualsTheKernelFrameByFrame(int threads)
    {
        var mask = new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(i => i % Size.Width != 7)]);
        var kernel = new AngularCorrelation(Size, Options, mask);
        var map = new float[36];

        List<MappedValues> rows = MappedValues.ReadAll(_transforms.CorrelateAngles("x", FrameTable.Frame, Options, mask, threads).Fit(_table).Transform(_table), mapped: "x");

        for (int row = 0; row < rows.Count; row++)
        {
            kernel.Correlate(_table.FrameOf(row), map);
            Assert.AreEqual(MappedValues.Bits(map), rows[row].Mapped);
        }
    }

    [TestMethod]
    public void CorrelateAngles_ShortForm_IsTheOneOfThePaper()
    {
        CorrelateAnglesTransformer transformer = _transforms.CorrelateAngles("x", FrameTable.Frame).Fit(_table);

        Assert.AreEqual(new CorrelationOptions(), transformer.Options);
        Assert.AreEqual(8, transformer.Options.Order);
        Assert.AreEqual(3, _transforms.CorrelateAngles("x", FrameTable.Frame, order: 3).Fit(_table).Options.Order);
        Assert.IsNull(transformer.Mask);
    }

    [TestMethod]
    public void Fit_BeamCenterOutsideTheFrame_IsASchemaError()
    {
        CorrelateAnglesEstimator estimator = _transforms.CorrelateAngles("x", FrameTable.Frame, Options with { Polar = Options.Polar with { CenterX = 20.5 } });
        CorrelateAnglesTransformer fitted = estimator.Fit(new FrameTable(new FrameSize(40, 40), 1));

        foreach (Action act in new Action[] { () => estimator.Fit(_table), () => fitted.GetOutputSchema(_table.Schema), () => fitted.Transform(_table) })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(act);
            StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame': expected frames that hold the beam centre, got frames of 17 x 21");
            StringAssert.Contains(error.Message, "20.5,8 lies outside");
            Assert.AreEqual("inputSchema", error.ParamName);
        }

        Assert.IsEmpty(_table.Reads);
    }

    [TestMethod]
    public void CorrelateAngles_BadOptions_AreRefusedTogether()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _transforms.CorrelateAngles("x", null, new CorrelationOptions { Order = 9, Part = (CorrelationPart)4, Polar = new PolarOptions { Radii = 1, Angles = 16 } }));
        StringAssert.Contains(error.Message, "Order is 9; it must be 1 to 8");
        StringAssert.Contains(error.Message, "Radii is 1");
        StringAssert.Contains(error.Message, "Part is 4");
        Assert.ThrowsExactly<ArgumentException>(() => _transforms.CorrelateAngles("x", order: 181));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _transforms.CorrelateAngles("x", null, Options, threads: -1));
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.CorrelateAngles("x", null, null!));
    }

    [TestMethod]
    public void Load_OptionsOutOfRange_AreRefused()
    {
        MemoryStage stage = MemoryStage.Of(_transforms.CorrelateAngles("x", FrameTable.Frame, Options).Fit(_table));
        stage.OptionsJson = stage.OptionsJson.Replace("\"order\":4", "\"order\":13", StringComparison.Ordinal);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => CorrelateAnglesTransformer.Load(stage.Reader())).Message, "Order is 13");
    }
}
