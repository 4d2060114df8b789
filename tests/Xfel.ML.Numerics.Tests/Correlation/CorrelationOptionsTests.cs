namespace Xfel.ML.Numerics.Tests.Correlation;

[TestClass]
public sealed class CorrelationOptionsTests
{
    private static readonly FrameSize Size = new(20, 30);

    [TestMethod]
    public void Constructor_EveryOptionImpossible_NamesThemAllAtOnce()
    {
        var options = new CorrelationOptions { Order = 0, Part = (CorrelationPart)7, Polar = new() { Radii = 1, Angles = 99999, CenterX = 40, OuterRadius = -1 } };
        string message = Assert.ThrowsExactly<ArgumentException>(() => new AngularCorrelation(Size, options)).Message;
        foreach (string fault in (string[])["Radii is 1", "Angles is 99999", "OuterRadius is -1", "the beam centre 40,9.5 lies outside frames of 20 x 30", "Order is 0", "Part is 7; it must be one of Real, Magnitude"])
            StringAssert.Contains(message, fault);
    }

    [TestMethod]
    [DataRow(45, 90, true)]
    [DataRow(46, 90, false)]
    [DataRow(44, 89, true)]
    [DataRow(45, 89, false)]
    [DataRow(1, 1, false)]
    [DataRow(-8, 90, false)]
    public void Validate_Order_IsAtMostHalfTheAngles(int order, int angles, bool possible)
    {
        var options = new CorrelationOptions { Order = order, Polar = new() { Angles = angles } };
        if (possible)
            options.Validate(Size);
        else
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(options.Validate).Message, $"Order is {order}; it must be 1 to {angles / 2}, half the number of angles");
    }

    [TestMethod]
    public void Constructor_MaskOfAnotherSize_Throws() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new AngularCorrelation(Size, new(), Mask.AllGood(new(30, 20)))).Message, "The mask is for frames of 30 x 20; the frames are 20 x 30.");

    [TestMethod]
    public void Constructor_NoOptions_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => new AngularCorrelation(Size, null!));
}
