using System.Text.Json;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class ScheduleTests
{
    [TestMethod]
    public void Factor_TorchSchedules_Agree()
    {
        foreach (JsonElement golden in TrainingMath.Section("schedules"))
        {
            bool isCosine = golden.GetProperty("name").GetString() == "cosine";
            LearningRateSchedule schedule = isCosine ? new CosineSchedule { Final = 0.1 } : new DropSchedule { Drop = 0.1, Epochs = [2, 5] };
            float[] factors = golden.Floats("factors");
            int steps = golden.GetProperty("stepsPerEpoch").GetInt32(), epochs = golden.GetProperty("epochs").GetInt32();
            Assert.AreEqual(steps * epochs, factors.Length);
            for (int step = 0; step < factors.Length; step++)
                Assert.AreEqual(factors[step], schedule.Factor(step, steps, epochs), 1e-6, $"step {step}");
        }
    }

    [TestMethod]
    public void Factor_WarmUp_RisesLinearlyThenFollowsTheSchedule()
    {
        var schedule = new ConstantSchedule { WarmUpEpochs = 2 };
        for (int step = 0; step < 20; step++)
            Assert.AreEqual(Math.Min(1, (step + 1) / 10.0), schedule.Factor(step, 5, 4), 1e-12);
        var cosine = new CosineSchedule { WarmUpEpochs = 2 };
        Assert.AreEqual(1, cosine.Factor(10, 5, 4), 1e-12);
        Assert.AreEqual(0.5, cosine.Factor(15, 5, 4), 1e-12);
    }

    [TestMethod]
    public void Factor_WarmUpInFrontOfSteps_MultipliesThem() =>
        Assert.AreEqual(0.5 * 0.1, new DropSchedule { Epochs = [1], WarmUpEpochs = 4 }.Factor(9, 5, 8), 1e-12);

    [TestMethod]
    public void Equals_SameEpochs_IsTrue() =>
        Assert.AreEqual(new DropSchedule { Epochs = [1, 2] }, new DropSchedule { Epochs = new List<int> { 1, 2 } });
}
