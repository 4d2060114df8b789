using Xfel.ML.TestSupport;

namespace Xfel.ML.Numerics.Tests.Polar;

[TestClass]
public sealed class PolarOptionsTests
{
    [TestMethod]
    public void Validate_EveryOptionImpossible_NamesThemAll()
    {
        var options = new PolarOptions { Radii = 1, Angles = 0, CenterX = double.NaN, CenterY = double.PositiveInfinity, OuterRadius = 0 };
        string message = Assert.ThrowsExactly<ArgumentException>(options.Validate).Message;
        foreach (string name in (string[])[nameof(options.Radii), nameof(options.Angles), nameof(options.CenterX), nameof(options.CenterY), nameof(options.OuterRadius)])
            StringAssert.Contains(message, name + " is ");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    [DataRow(-5)]
    [DataRow(16385)]
    public void Validate_ImpossibleRadii_Throws(int radii) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new PolarResampling(new(9, 9), new() { Radii = radii })).Message, $"Radii is {radii}; it must be 2 to 16384");

    [TestMethod]
    [DataRow(-1.0, 4.0)]
    [DataRow(0.0, 4.0)]
    [DataRow(9.0, 4.0)]
    [DataRow(4.0, 6.0)]
    [DataRow(4.0, 1e300)]
    public void Validate_CentreNotInside_Throws(double x, double y)
    {
        using var culture = new CommaCulture();
        string message = Assert.ThrowsExactly<ArgumentException>(() => new PolarOptions { CenterX = x, CenterY = y }.Validate(new FrameSize(7, 10))).Message;
        StringAssert.Contains(message, FormattableString.Invariant($"the beam centre {x},{y} lies outside frames of 7 x 10, or on their edge; expected a column between 0 and 9 and a row between 0 and 6"));
    }

    /// <summary>A frame of one row has no inside.</summary>
    [TestMethod]
    [DataRow(1, 9)]
    [DataRow(9, 1)]
    [DataRow(0, 0)]
    public void Validate_FrameWithoutInside_Throws(int height, int width) =>
        Assert.ThrowsExactly<ArgumentException>(() => new PolarOptions().Validate(new FrameSize(height, width)));

    [TestMethod]
    public void Validate_SmallestFrame_Passes() => new PolarOptions { Radii = 2, Angles = 1 }.Validate(new FrameSize(2, 2));
}
