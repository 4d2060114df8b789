using System.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class KaiserBesselTests
{
    [TestMethod]
    public void Polynomials_AllPlaces_AreTheWindow()
    {
        for (int t = 0; t < KaiserBessel.Width / 2; t++)
        {
            ReadOnlySpan<float> even = KaiserBessel.Polynomials.AsSpan(2 * t * KaiserBessel.Terms, KaiserBessel.Terms), odd = KaiserBessel.Polynomials.AsSpan((2 * t + 1) * KaiserBessel.Terms, KaiserBessel.Terms);
            for (double u = -1; u <= 1; u += 1.0 / 64)
            {
                double e = 0, o = 0;
                for (int k = 0; k < KaiserBessel.Terms; k++)
                    (e, o) = (e * u * u + even[k], o * u * u + odd[k]);
                double distance = 0.5 * (u + 1) + KaiserBessel.Width / 2 - 1 - t;
                Assert.AreEqual(KaiserBessel.Window(distance), e + u * o, 2e-7, $"value {t}, u = {u}");
            }
        }
    }

    [TestMethod]
    public void Window_GatheredWave_IsTheWave()
    {
        // A body of one point: its transform is a wave, known at integers, wanted in between.
        for (double place = -0.25; place <= 0.25; place += 1.0 / 64)
        {
            for (double k = 0; k < 1; k += 1.0 / 32)
            {
                Complex sum = 0;
                for (int l = 1 - KaiserBessel.Width / 2; l <= KaiserBessel.Width / 2; l++)
                    sum += KaiserBessel.Window(k - l) * Complex.FromPolarCoordinates(1, 2 * Math.PI * l * place) / KaiserBessel.Transform(place);
                Assert.AreEqual(0, (sum - Complex.FromPolarCoordinates(1, 2 * Math.PI * k * place)).Magnitude, 4e-7, $"{place}, {k}");
            }
        }
    }

    [TestMethod]
    public void Transform_Place_IsTheWindowsIntegral()
    {
        foreach (double place in (double[])[0, 0.1, 0.2, 0.25])
        {
            const int Steps = 60_000;
            double sum = 0, step = (double)KaiserBessel.Width / Steps;
            for (int i = 0; i < Steps; i++)
            {
                double t = -KaiserBessel.Width / 2.0 + (i + 0.5) * step;
                sum += step * KaiserBessel.Window(t) * Math.Cos(2 * Math.PI * t * place);
            }

            Assert.AreEqual(sum, KaiserBessel.Transform(place), 1e-8);
        }
    }
}
