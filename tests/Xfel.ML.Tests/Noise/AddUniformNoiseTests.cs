using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Noise;

[TestClass]
public sealed class AddUniformNoiseTests
{
    private static readonly FrameSize Size = new(1, 3);

    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    [DataRow(NoiseLevel.Mean, 2.5f)]
    [DataRow(NoiseLevel.MeanPlusStandardDeviation, 4.2071068f)]
    [DataRow(NoiseLevel.Maximum, 4.5f)]
    public void Fit_Frames_GivesTheMedianOverTheirStatistics(NoiseLevel level, float expected)
    {
        FrameTable table = Table([0, 4, float.NaN], [6, 9, 12], [2, 2, 5], [0, 0, 0], [float.NaN, float.NaN, float.PositiveInfinity]);

        AddUniformNoiseTransformer fitted = _transforms.AddUniformNoise("x", FrameTable.Frame, level).Fit(table);

        Assert.AreEqual(expected, fitted.Upper, 1e-6f, $"means 2 9 3 0, deviations 2 sqrt(6) sqrt(2) 0, maxima 4 12 5 0: {level}");
    }

    [TestMethod]
    public void Transform_EachFrame_IsWhatTheKernelGives()
    {
        var table = new FrameTable(new FrameSize(6, 7), 4);
        var noisy = new float[42];

        AddUniformNoiseTransformer fitted = _transforms.AddUniformNoise("x", FrameTable.Frame, new UniformNoiseOptions { Upper = 1.5f, Level = NoiseLevel.Maximum, Seed = 9 }).Fit(table);
        Assert.IsEmpty(table.Reads, "nothing is to be learnt");
        List<MappedValues> rows = MappedValues.ReadAll(fitted.Transform(table), mapped: "x");

        Assert.AreEqual((1.5f, 9), (fitted.Upper, fitted.Seed));
        for (int row = 0; row < 4; row++)
        {
            UniformNoise.Add(table.FrameOf(row), 1.5f, 9, noisy);
            Assert.AreEqual(MappedValues.Bits(noisy), rows[row].Mapped);
        }
    }

    [TestMethod]
    public void Fit_NothingToLearnFrom_IsAnError()
    {
        AddUniformNoiseEstimator estimator = _transforms.AddUniformNoise("x", FrameTable.Frame);

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(new FrameTable(Size, 0))).Message, "'Frame' has no frame with a finite pixel");
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Table([float.NaN, float.NaN, float.NaN]))).Message, "no frame with a finite pixel");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Table([-1, -2, -3]))).Message, "the level Mean is -2");
    }

    [TestMethod]
    public void AddUniformNoise_BadOptions_AreRefusedTogether()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _transforms.AddUniformNoise("x", null, new UniformNoiseOptions { Upper = -1, Level = (NoiseLevel)8 }));
        StringAssert.Contains(error.Message, "Upper is -1");
        StringAssert.Contains(error.Message, "Level is 8; it must be one of Mean, MeanPlusStandardDeviation, Maximum");
        Assert.ThrowsExactly<ArgumentException>(() => _transforms.AddUniformNoise("x", null, new UniformNoiseOptions { Upper = float.NaN }));
        Assert.ThrowsExactly<ArgumentException>(() => _transforms.AddUniformNoise("x", level: (NoiseLevel)8));
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.AddUniformNoise("x", null, null!));
    }

    [TestMethod]
    public void Load_UpperEndOutOfRange_IsRefused()
    {
        MemoryStage stage = MemoryStage.Of(_transforms.AddUniformNoise("x", FrameTable.Frame, new UniformNoiseOptions { Upper = 4 }).Fit(new FrameTable(Size, 1)));
        stage.OptionsJson = stage.OptionsJson.Replace(":4", ":-4", StringComparison.Ordinal);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => AddUniformNoiseTransformer.Load(stage.Reader())).Message, "Upper is -4");
    }

    private static FrameTable Table(params float[][] frames)
    {
        var table = new FrameTable(Size, frames.Length);
        for (int row = 0; row < frames.Length; row++)
            table.Replace(row, new VBuffer<float>(3, frames[row]));
        return table;
    }
}
