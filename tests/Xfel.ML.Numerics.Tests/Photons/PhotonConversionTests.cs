namespace Xfel.ML.Numerics.Tests.Photons;

[TestClass]
public sealed class PhotonConversionTests
{
    private static readonly float[] Frame = [0, 1, -4, 9.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e6f, 250];

    [TestMethod]
    [DataRow(PhotonScaling.Linear, 1f, 0f)]
    [DataRow(PhotonScaling.Linear, 2.5f, -3f)]
    [DataRow(PhotonScaling.SquareRoot, 25f, 100f)]
    [DataRow(PhotonScaling.Logarithmic, 1f, 0f)]
    [DataRow(PhotonScaling.Logarithmic, 0.5f, 7f)]
    public void Convert_EveryScaling_EqualsFormulaInDouble(PhotonScaling scaling, float gain, float offset)
    {
        var mask = new Mask(new FrameSize(3, 3), [true, true, true, true, true, true, true, true, false]);
        var found = new float[Frame.Length];
        PhotonConversion.Convert(Frame, new PhotonOptions { GainAduPerPhoton = gain, Offset = offset, Scaling = scaling }, mask, found);
        for (int i = 0; i < Frame.Length; i++)
        {
            double photons = ((double)Frame[i] - offset) / gain, size = Math.Abs(photons);
            double expected = scaling switch { PhotonScaling.SquareRoot => Math.Sqrt(size), PhotonScaling.Logarithmic => Math.Log(1 + size), _ => size };
            expected = mask.Good[i] && double.IsFinite(photons) ? Math.Sign(photons) * expected : 0;
            Assert.AreEqual(expected, found[i], 1e-6 * Math.Abs(expected) + 1e-7, $"pixel {i}");
        }
    }

    [TestMethod]
    public void Convert_InPlace_EqualsConvertIntoAnother()
    {
        float[] own = [.. Frame], other = new float[Frame.Length];
        var options = new PhotonOptions { GainAduPerPhoton = 3, Offset = 1, Scaling = PhotonScaling.SquareRoot };
        PhotonConversion.Convert(Frame, options, null, other);
        PhotonConversion.Convert(own, options, null, own);
        CollectionAssert.AreEqual(other, own);
    }

    [TestMethod]
    public void Validate_SeveralFaults_NamesThemAll()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(
            new PhotonOptions { GainAduPerPhoton = 0, Offset = float.NaN, Scaling = (PhotonScaling)9 }.Validate).Message;
        StringAssert.Contains(message, "GainAduPerPhoton is 0");
        StringAssert.Contains(message, "Offset is NaN");
        StringAssert.Contains(message, "Scaling is 9");
    }
}
