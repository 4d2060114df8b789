using System.Text.Json;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class LossTests
{
    [TestMethod]
    public void Differentiate_TorchCases_GiveTorchsLossAndGradient()
    {
        int cases = 0;
        foreach (JsonElement golden in TrainingMath.Section("losses"))
        {
            string name = golden.GetProperty("name").GetString()!;
            float[] logits = golden.Floats("logits"), targets = golden.Floats("targets"), expected = golden.Floats("gradient");
            float[]? weights = golden.GetProperty("weights").ValueKind == JsonValueKind.Null ? null : golden.Floats("weights");
            int outputs = golden.GetProperty("outputs").GetInt32(), count = logits.Length / outputs;
            LossFunction loss = LossFunction.Create(Enum.Parse<TrainingLoss>(name), outputs, weights);
            var gradient = new float[logits.Length];
            double value = loss.Differentiate(logits, targets, count, gradient) / loss.Divisor(targets, count), wanted = golden.GetProperty("loss").GetDouble();
            Assert.AreEqual(wanted, value, 1e-7 * Math.Max(1, Math.Abs(wanted)), name);
            Assert.AreEqual(value, loss.Sum(logits, targets, count) / loss.Divisor(targets, count), name);
            for (int i = 0; i < gradient.Length; i++)
                Assert.AreEqual(expected[i], gradient[i], 1e-6f, $"{name}, gradient {i}");
            cases++;
        }

        Assert.AreEqual(7, cases);
    }

    [TestMethod]
    [DataRow(TrainingLoss.SoftmaxCrossEntropy)]
    [DataRow(TrainingLoss.SigmoidCrossEntropy)]
    [DataRow(TrainingLoss.SquaredError)]
    public void Differentiate_FiniteDifferences_Agree(TrainingLoss kind)
    {
        const int Outputs = 5, Count = 3;
        LossFunction loss = LossFunction.Create(kind, Outputs, kind == TrainingLoss.SquaredError ? null : [1, 2, 0.5f, 1, 3]);
        var random = new Random(1);
        float[] logits = [.. Enumerable.Range(0, Count * Outputs).Select(_ => random.NextSingle() * 4 - 2)];
        float[] targets = kind == TrainingLoss.SoftmaxCrossEntropy ? [4, 0, 2] : [.. logits.Select(_ => (float)random.Next(2))];
        var gradient = new float[logits.Length];
        loss.Differentiate(logits, targets, Count, gradient);
        for (int i = 0; i < logits.Length; i++)
        {
            const float Step = 1f / 1024;
            float middle = logits[i];
            logits[i] = middle + Step;
            double after = loss.Sum(logits, targets, Count);
            logits[i] = middle - Step;
            double before = loss.Sum(logits, targets, Count);
            logits[i] = middle;
            Assert.AreEqual((after - before) / (2 * Step) / loss.Divisor(targets, Count), gradient[i], 1e-5, $"output {i}");
        }
    }

    [TestMethod]
    [DataRow(TrainingLoss.SoftmaxCrossEntropy)]
    [DataRow(TrainingLoss.SigmoidCrossEntropy)]
    [DataRow(TrainingLoss.SquaredError)]
    public void Sum_NaNOrInfiniteLogit_IsNotFinite(TrainingLoss kind)
    {
        LossFunction loss = LossFunction.Create(kind, 2, null);
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            Assert.IsFalse(double.IsFinite(loss.Sum([bad, 1], [0, 1], 1)), $"{bad} first");
            Assert.IsFalse(double.IsFinite(loss.Sum([1, bad], [0, 0], 1)), $"{bad} second");
        }
    }

    [TestMethod]
    public void AddGradient_Kernel_IsTheElasticNetsDerivative()
    {
        float[] weights = [.. Enumerable.Range(-16, 32).Select(i => i / 8f)], gradient = [.. Enumerable.Repeat(1f, 32)];
        double penalty = ElasticNet.AddGradient(weights, gradient, 0.5, 0.25);
        Assert.AreEqual(weights.Sum(w => 0.5 * Math.Abs(w) + 0.25 * w * w), penalty, 1e-9);
        for (int i = 0; i < weights.Length; i++)
            Assert.AreEqual(1 + 0.5f * Math.Sign(weights[i]) + 0.5f * weights[i], gradient[i], 1e-6f);
    }
}
