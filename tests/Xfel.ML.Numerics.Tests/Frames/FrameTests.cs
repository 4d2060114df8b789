namespace Xfel.ML.Numerics.Tests.Frames;

[TestClass]
public sealed class FrameTests
{
    [TestMethod]
    public void Frame_WrongLength_SaysBothNumbers()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new Frame(new FrameSize(2, 3), new float[5]));
        StringAssert.Contains(error.Message, "'pixels' holds 5 pixels; a frame of 2 x 3 needs 6.");
        Assert.ThrowsExactly<ArgumentException>(() => new Frame(new FrameSize(-1, -1), new float[1]));
    }

    [TestMethod]
    public void Frame_Pixels_AreTheArray()
    {
        float[] pixels = [1, 2];
        new Frame(new FrameSize(1, 2), pixels).Pixels[1] = 5;
        Assert.AreEqual(5, pixels[1]);
        Assert.AreEqual(6, new Frame(new FrameSize(2, 3)).Pixels.Length);
    }

    [TestMethod]
    public void Mask_Source_IsCopied()
    {
        bool[] good = [true, false];
        var mask = new Mask(new FrameSize(1, 2), good);
        good[0] = false;
        Assert.IsTrue(mask.Good[0]);
        Assert.AreEqual(1, mask.GoodCount);
    }

    [TestMethod]
    public void And_TwoMasks_KeepsWhatIsGoodInBoth()
    {
        var size = new FrameSize(2, 2);
        Mask both = new Mask(size, [true, true, false, false]).And(new Mask(size, [true, false, true, false]));
        CollectionAssert.AreEqual(new[] { true, false, false, false }, both.Good.ToArray());
        Assert.AreEqual(4, Mask.AllGood(size).GoodCount);
        Assert.ThrowsExactly<ArgumentException>(() => both.And(Mask.AllGood(new FrameSize(1, 4))));
    }

    [TestMethod]
    public void Apply_BadPixels_AreFilled()
    {
        float[] frame = [1, 2, 3, 4];
        new Mask(new FrameSize(2, 2), [true, false, true, false]).Apply(frame, float.NaN, frame);
        CollectionAssert.AreEqual(new[] { 1, float.NaN, 3, float.NaN }, frame);
    }

    [TestMethod]
    [DataRow(new float[] { 0, float.NaN }, null)]
    [DataRow(new float[] { -1 }, null)]
    [DataRow(new float[0], "no pixel")]
    [DataRow(new[] { float.NaN, float.NaN }, "no finite pixel (2 NaN)")]
    [DataRow(new[] { float.PositiveInfinity }, "no finite pixel (1 infinite)")]
    [DataRow(new[] { float.NaN, float.NegativeInfinity }, "no finite pixel (1 NaN, 1 infinite)")]
    public void FindFault_Frame_GivesTheReason(float[] frame, string? expected) => Assert.AreEqual(expected, FrameInspection.FindFault(frame));
}
