using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class TrainingSplitTests
{
    private static readonly string[] Names = ["bad", "single", "double"];

    [TestMethod]
    public void Draw_Classes_TakesTheSameShareOfEachAndLosesNone()
    {
        TrainingTargets targets = TrainingTargets.OfClasses([.. Enumerable.Range(0, 300).Select(i => i < 200 ? 0 : i < 280 ? 1 : 2)], Names);
        TrainingSplit split = TrainingSplit.Draw(targets, 0.25, 3);
        CollectionAssert.AreEqual(Enumerable.Range(0, 300).ToArray(), split.Training.Concat(split.Validation).Order().ToArray());
        Assert.AreEqual(50, split.Validation.Count(i => i < 200));
        Assert.AreEqual(20, split.Validation.Count(i => i is >= 200 and < 280));
        Assert.AreEqual(5, split.Validation.Count(i => i >= 280));
    }

    [TestMethod]
    public void Draw_Seed_DecidesTheSplit()
    {
        TrainingTargets targets = TrainingTargets.OfClasses([.. Enumerable.Range(0, 90).Select(i => i % 3)], Names);
        CollectionAssert.AreEqual(TrainingSplit.Draw(targets, 0.2, 7).Validation.ToArray(), TrainingSplit.Draw(targets, 0.2, 7).Validation.ToArray());
        CollectionAssert.AreNotEqual(TrainingSplit.Draw(targets, 0.2, 7).Validation.ToArray(), TrainingSplit.Draw(targets, 0.2, 8).Validation.ToArray());
    }

    [TestMethod]
    public void Draw_Groups_LieOnOneSide()
    {
        long[] groups = [.. Enumerable.Range(0, 400).Select(i => (long)i / 10)];
        TrainingTargets targets = TrainingTargets.OfClasses([.. groups.Select(group => (int)(group % 3))], Names, groups);
        TrainingSplit split = TrainingSplit.Draw(targets, 0.3, 1);
        Assert.AreEqual(0, split.Training.Select(i => groups[i]).Intersect(split.Validation.Select(i => groups[i])).Count());
        Assert.AreEqual(120, split.Validation.Count, 10);
    }

    [TestMethod]
    public void Draw_ManyRareCombinationsOfLabels_StillTakesTheShareAndKeepsEveryLabelForTraining()
    {
        var random = new Random(2);
        float[][] labels = [.. Enumerable.Range(0, 200).Select(i => (float[])[.. Enumerable.Range(0, 8).Select(j => j == 7 ? i == 17 ? 1f : 0f : random.Next(2))])];
        TrainingTargets targets = TrainingTargets.OfLabels(labels, [.. "abcdefgh".Select(c => $"{c}")]);
        for (int seed = 0; seed < 20; seed++)
        {
            TrainingSplit split = TrainingSplit.Draw(targets, 0.15, seed);
            Assert.AreEqual(30, split.Validation.Count, 2);
            Assert.IsTrue(split.Training.Contains(17), "the only example of h");
        }
    }

    [TestMethod]
    public void Draw_ZeroFraction_HoldsOutNone() =>
        Assert.AreEqual(0, TrainingSplit.Draw(TrainingTargets.OfClasses([0, 1, 2], Names), 0, 0).Validation.Count);

    [TestMethod]
    public void Draw_ClassWithOneExample_KeepsItForTraining()
    {
        TrainingTargets targets = TrainingTargets.OfClasses([0, 0, 0, 0, 1, 2, 2], Names);
        for (int seed = 0; seed < 10; seed++)
            CollectionAssert.Contains(TrainingSplit.Draw(targets, 0.5, seed).Training.ToArray(), 4);
    }

    [TestMethod]
    public void Draw_ClassWithoutExample_NamesIt() =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingSplit.Draw(TrainingTargets.OfClasses([0, 2], Names), 0, 0)).Message, "the class single: found no example among 2 frames");

    [TestMethod]
    public void Draw_LabelWithoutExample_NamesIt() =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingSplit.Draw(TrainingTargets.OfLabels([[1, 0, 1]], Names), 0, 0)).Message, "the label single");

    [TestMethod]
    public void OfClasses_LabelOutOfRange_NamesFrameAndClasses() =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingTargets.OfClasses([0, 3], Names)).Message, "the label of frame 1: found 3; expected 0 to 2");

    [TestMethod]
    public void OfLabels_DifferingLengthOrValue_NamesTheFrame()
    {
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingTargets.OfLabels([[0, 1, 0], [0, 1]], Names)).Message, "the targets of frame 1: found 2; expected 3");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingTargets.OfLabels([[0, 0.5f, 0]], Names)).Message, "the target single of frame 0: found 0.5");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingTargets.OfValues([[0, float.NaN, 0]], Names)).Message, "expected a finite number");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => TrainingTargets.OfClasses([0, 1], Names, [1])).Message, "1 group ids for 2 frames");
    }
}
