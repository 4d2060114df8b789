using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Activations;

[TestClass]
public sealed class LogActivationTests
{
    private readonly FrameTable _table = new(new FrameSize(6, 9), 3);
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    public void Transform_EachFrame_IsWhatTheKernelGives()
    {
        var expected = new float[54];
        LogActivationTransformer transformer = _transforms.LogActivation("x", FrameTable.Frame, alpha: 0.5f).Fit(_table);

        List<MappedValues> rows = MappedValues.ReadAll(transformer.Transform(_table), mapped: "x");

        Assert.AreEqual(0.5f, transformer.Alpha);
        Assert.AreEqual(0.2f, _transforms.LogActivation("x", FrameTable.Frame).Fit(_table).Alpha);
        for (int row = 0; row < rows.Count; row++)
        {
            FrameActivation.Log(_table.FrameOf(row), 0.5f, expected);
            Assert.AreEqual(MappedValues.Bits(expected), rows[row].Mapped);
        }
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-0.2f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void LogActivation_AlphaOutOfRange_IsRefused(float alpha) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _transforms.LogActivation("x", alpha: alpha)).Message, "finite and positive");

    [TestMethod]
    public void Load_AlphaOutOfRange_IsRefused()
    {
        MemoryStage stage = MemoryStage.Of(_transforms.LogActivation("x", FrameTable.Frame).Fit(_table));
        stage.OptionsJson = stage.OptionsJson.Replace(":0.2", ":-0.2", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LogActivationTransformer.Load(stage.Reader()));
    }
}
