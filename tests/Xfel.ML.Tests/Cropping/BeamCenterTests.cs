using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Cropping;

[TestClass]
public sealed class BeamCenterTests
{
    [TestMethod]
    [DataRow(50.0, 40.0, 81)]
    [DataRow(63.5, 63.5, 127)]
    [DataRow(120.2, 60.0, 13)]
    public void Window_InsideTheFrame_IsTheLargestSquareAboutIt(double x, double y, int side)
    {
        CropOptions window = new BeamCenter(x, y).Window(new FrameSize(128, 128));

        Assert.AreEqual(side, window.Height);
        Assert.AreEqual(side, window.Width);
        Assert.AreEqual(x, window.CenterX);
        Assert.AreEqual(y, window.CenterY);
    }

    [TestMethod]
    [DataRow(-1.0, 5.0)]
    [DataRow(128.0, 5.0)]
    [DataRow(5.0, 0.0)]
    [DataRow(double.NaN, 5.0)]
    [DataRow(double.PositiveInfinity, 5.0)]
    public void Window_OutsideTheFrame_IsRefused(double x, double y)
    {
        var error = Assert.ThrowsExactly<InvalidInputException>(() => new BeamCenter(x, y).Window(new FrameSize(128, 128)));
        StringAssert.Contains(error.Message, "128 x 128");
    }
}
