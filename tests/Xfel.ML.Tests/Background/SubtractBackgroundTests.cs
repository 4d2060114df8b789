using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Background;

[TestClass]
public sealed class SubtractBackgroundTests
{
    private static readonly FrameSize Size = new(1, 4);

    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    public void Fit_MedianAndMean_LeaveOutPixelsThatAreNotFinite()
    {
        FrameTable table = Table([1, float.NaN, 0, float.NaN], [2, 5, 0, float.PositiveInfinity], [9, 7, float.NegativeInfinity, float.NaN]);

        SubtractBackgroundTransformer median = _transforms.SubtractBackground("x", FrameTable.Frame).Fit(table);
        SubtractBackgroundTransformer mean = _transforms.SubtractBackground("x", FrameTable.Frame, BackgroundStatistic.Mean).Fit(table);

        CollectionAssert.AreEqual(new[] { 2, 6, 0, float.NaN }, median.Background.ToArray());
        CollectionAssert.AreEqual(new[] { 4, 6, 0, float.NaN }, mean.Background.ToArray());
        Assert.AreEqual(MappedValues.Bits([-1f, float.NaN, 0, float.NaN]), MappedValues.ReadAll(median.Transform(table), mapped: "x")[0].Mapped);
    }

    [TestMethod]
    public void Fit_MoreFramesThanMemoryHolds_TakesASampleOfThem()
    {
        var table = new FrameTable(new FrameSize(8, 8), 50);
        var expected = new PixelMedian(table.Size, 5, seed: 3);
        for (int row = 0; row < 50; row++)
            expected.Add(table.FrameOf(row));

        SubtractBackgroundTransformer fitted = _transforms.SubtractBackground("x", FrameTable.Frame, new BackgroundOptions { MedianFrames = 5, Seed = 3 }).Fit(table);

        CollectionAssert.AreEqual(expected.Median(), fitted.Background.ToArray());
        CollectionAssert.AreNotEqual(
            fitted.Background.ToArray(), _transforms.SubtractBackground("x", FrameTable.Frame, new BackgroundOptions { MedianFrames = 5, Seed = 4 }).Fit(table).Background.ToArray(), "another sample");
    }

    [TestMethod]
    public void Transform_ScaledToEachFrame_TakesOffTheRightShare()
    {
        FrameTable table = Table([2, 4, 6, 100], [-1, -2, -3, 0]);
        var options = new BackgroundOptions { Background = new Frame(Size, [1, 2, 3, float.NaN]), ScaleToFrame = true };

        SubtractBackgroundTransformer fitted = _transforms.SubtractBackground("x", FrameTable.Frame, options).Fit(table);

        Assert.IsEmpty(table.Reads, "nothing is to be learnt");
        Assert.IsTrue(fitted.ScaleToFrame);
        foreach (MappedValues row in MappedValues.ReadAll(fitted.Transform(table), mapped: "x"))
            Assert.AreEqual(MappedValues.Bits([0f, 0, 0, float.NaN]), row.Mapped);
    }

    [TestMethod]
    public void SubtractBackground_GivenFrameChangedLater_StaysAsItWas()
    {
        var given = new Frame(Size, [1, 2, 3, 4]);
        SubtractBackgroundEstimator estimator = _transforms.SubtractBackground("x", FrameTable.Frame, new BackgroundOptions { Background = given });

        given.Pixels.Clear();

        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4 }, estimator.Fit(new FrameTable(Size, 1)).Background.ToArray());
    }

    [TestMethod]
    public void Fit_BackgroundOfAnotherSize_IsASchemaError()
    {
        var table = new FrameTable(new FrameSize(3, 3), 1);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _transforms.SubtractBackground("x", FrameTable.Frame, new BackgroundOptions { Background = new Frame(Size) }).Fit(table));

        StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame': expected frames of 1 x 4, the size of the background, got frames of 3 x 3");
    }

    [TestMethod]
    public void SubtractBackground_NothingToLearnFromOrBadOptions_IsAnError()
    {
        foreach (BackgroundStatistic statistic in Enum.GetValues<BackgroundStatistic>())
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => _transforms.SubtractBackground("x", FrameTable.Frame, statistic).Fit(new FrameTable(Size, 0)));
            StringAssert.Contains(error.Message, "'Frame' has no rows");
        }

        var faults = Assert.ThrowsExactly<ArgumentException>(() => _transforms.SubtractBackground("x", null, new BackgroundOptions { Statistic = (BackgroundStatistic)3, MedianFrames = 0 }));
        StringAssert.Contains(faults.Message, "Statistic is 3; it must be one of Median, Mean");
        StringAssert.Contains(faults.Message, "MedianFrames is 0");
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.SubtractBackground("x", null, null!));
    }

    private static FrameTable Table(params float[][] frames)
    {
        var table = new FrameTable(Size, frames.Length);
        for (int row = 0; row < frames.Length; row++)
            table.Replace(row, new VBuffer<float>(4, frames[row]));
        return table;
    }
}
