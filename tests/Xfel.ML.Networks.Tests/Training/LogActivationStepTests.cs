using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class LogActivationStepTests
{
    [TestMethod]
    [DataRow(3, true, 1f, 3e-6)]
    [DataRow(20, true, 50f, 3e-6)]
    [DataRow(20, false, 65535f, 3e-6)]
    [DataRow(3, false, 1e-3f, 3e-5, DisplayName = "1 + e |x| is rounded")]
    public void ForwardBackward_AnyScale_EqualsFiniteDifferences(int channels, bool trained, float scale, double tolerance)
    {
        for (int halo = 0; halo < 4; halo++)
        {
            StepCase c = Case(trained, new(channels, 17, 23)) with
            {
                Frames = halo + 1,
                Batch = 5,
                InputHalo = halo,
                OutputHalo = 3 - halo,
                InputGradientHalo = (halo + 1) % 4,
                OutputGradientHalo = (halo + 2) % 4,
                Accumulate = halo % 2 == 1,
            };
            c = c.WithValues(halo, scale: scale);
            StepChecks.Run(c, arguments => StepReference.LogActivation(arguments[0], trained ? arguments[2][0] : 0.2), tolerance);
        }
    }

    [TestMethod]
    public void Forward_Zero_IsExactlyZero()
    {
        StepCase c = Case(false, new(3, 5, 7)).WithValues(1, scale: 0);
        Assert.IsTrue(c.Run().Output.All(y => y == 0));
    }

    private static StepCase Case(bool trained, FeatureShape shape) =>
        new(shape, shape, c => new LogActivationStep(new LogActivationLayer(0.2f, trained), c.Shapes)) { Parameters = trained ? [[0.37f]] : [] };
}
