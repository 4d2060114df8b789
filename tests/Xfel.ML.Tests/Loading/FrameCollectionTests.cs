using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Loading;

[TestClass]
public sealed class FrameCollectionTests
{
    private static readonly FrameSize Size = new(3, 5);

    [TestMethod]
    public void LoadFrames_Labelled_HasColumnsWithDimensions()
    {
        IDataView view = new MLContext().Data.LoadFrames(Labelled(4));

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 5), view.Schema[FrameColumns.Frame].Type);
        CollectionAssert.AreEquivalent(
            new[] { FrameColumns.Frame, FrameColumns.Index, FrameColumns.ClassName, FrameColumns.Label, FrameColumns.ModelId },
            view.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false, true }, view.GetColumn<bool>(FrameColumns.Label).ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 1, 2, 3 }, view.GetColumn<long>(FrameColumns.Index).ToArray());
    }

    [TestMethod]
    public void LoadFrames_Unlabelled_HasFrameAndIndexOnly()
    {
        IDataView view = new MLContext().Data.LoadFrames(Size, [new float[15], new float[15]]);

        CollectionAssert.AreEquivalent(new[] { FrameColumns.Frame, FrameColumns.Index }, view.Schema.Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void LoadFrames_BadFrames_AreLeftOutAndTold()
    {
        float[][] frames = [Filled(1), Filled(float.NaN), new float[7], Filled(2)];
        var bad = new List<BadFrame>();

        IDataView view = new MLContext().Data.LoadFrames(FrameCollection.FromFrames("shots", Size, frames), new FrameLoadOptions { OnBadFrame = bad.Add });

        CollectionAssert.AreEqual(new long[] { 0, 3 }, view.GetColumn<long>(FrameColumns.Index).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2 }, bad.Select(frame => frame.Index).ToArray());
        StringAssert.Contains(bad[1].Reason, "7");
    }

    [TestMethod]
    public void LoadFrames_Strict_ThrowsAtTheFirstBadFrame()
    {
        IDataView view = new MLContext().Data.LoadFrames(
            FrameCollection.FromFrames("shots", Size, [Filled(1), Filled(float.NaN)]), new FrameLoadOptions { Strict = true });

        var error = Assert.ThrowsExactly<BadFrameException>(() => view.GetColumn<long>(FrameColumns.Index).ToArray());
        Assert.AreEqual(1, error.Frame.Index);
        StringAssert.Contains(error.Message, "shots");
    }

    [TestMethod]
    public void LoadFrames_UnknownPositiveClass_NamesTheClassesThereAre()
    {
        var error = Assert.ThrowsExactly<InvalidInputException>(
            () => new MLContext().Data.LoadFrames(Labelled(4), new FrameLoadOptions { PositiveClass = "streak" }));

        StringAssert.Contains(error.Message, "streak");
        StringAssert.Contains(error.Message, "bad, single");
    }

    [TestMethod]
    public void FromFrames_LabelsOfAnotherLength_IsRefused() =>
        Assert.ThrowsExactly<InvalidInputException>(() => FrameCollection.FromFrames("shots", Size, [Filled(1)], Labels([0, 1], [0, 1])));

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(42)]
    public void SplitByModel_HundredFramesAModel_NoModelIsOnBothSides(int seed)
    {
        const int Frames = 120;
        long[] models = [.. Enumerable.Range(0, Frames).Select(i => (long)(i * 7 % 12))];
        var collection = FrameCollection.FromFrames("shots", Size, [.. Enumerable.Range(0, Frames).Select(_ => Filled(1))],
            Labels([.. Enumerable.Range(0, Frames).Select(i => i % 2)], models));

        (FrameCollection train, FrameCollection test) = collection.SplitByModel(0.25, seed);

        HashSet<long> trainModels = [.. train.Indices.Select(i => models[i])];
        Assert.IsFalse(test.Indices.Any(i => trainModels.Contains(models[i])));
        Assert.AreEqual(Frames, train.Count + test.Count);
        Assert.AreEqual(30, test.Count);
        CollectionAssert.AreEqual(test.Indices.ToArray(), collection.SplitByModel(0.25, seed).Test.Indices.ToArray());
    }

    [TestMethod]
    public void SplitByModel_OneModel_IsRefused() =>
        Assert.ThrowsExactly<InvalidInputException>(() => FrameCollection.FromFrames("shots", Size, [Filled(1), Filled(1)], Labels([0, 1], [3, 3])).SplitByModel(1, 0));

    internal static FrameCollection Labelled(int count) => FrameCollection.FromFrames("shots", Size,
        [.. Enumerable.Range(0, count).Select(i => Filled(i))],
        Labels([.. Enumerable.Range(0, count).Select(i => i % 2)], [.. Enumerable.Range(0, count).Select(i => (long)i)]));

    private static FrameLabels Labels(int[] values, long[] models) =>
        new() { Values = values, ClassNames = ["bad", "single"], ModelIds = models };

    private static float[] Filled(float value)
    {
        var frame = new float[Size.PixelCount];
        Array.Fill(frame, value);
        return frame;
    }
}
