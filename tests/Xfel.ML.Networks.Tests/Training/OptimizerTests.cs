using System.Text.Json;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class OptimizerTests
{
    [TestMethod]
    public void Step_TorchCases_GiveTorchsWeightsAndPenalty()
    {
        int cases = 0;
        foreach (JsonElement golden in TrainingMath.Section("optimizers"))
        {
            string name = golden.GetProperty("name").GetString()!;
            var parameter = new TrainedParameter(new ParameterInfo("w", [4, 5], ParameterRole.Kernel), new KernelLayout(4, 5, 1, 1));
            parameter.Layout.FromCanonical(golden.Floats("start"), parameter.Values);
            Optimizer optimizer = Optimizer.Create(Options(name), [parameter], golden.GetProperty("l1").GetDouble(), golden.GetProperty("l2").GetDouble());
            float[] rates = golden.Floats("rates");
            JsonElement[] gradients = [.. golden.GetProperty("gradients").EnumerateArray()], values = [.. golden.GetProperty("values").EnumerateArray()];
            double[] penalties = [.. golden.GetProperty("penalties").EnumerateArray().Select(value => value.GetDouble())];
            for (int step = 0; step < rates.Length; step++)
            {
                parameter.Layout.FromCanonical(gradients[step].Floats(), parameter.Gradient);
                Assert.AreEqual(penalties[step], optimizer.Step(rates[step], 1), 1e-5, $"{name}, step {step}");
                float[] found = StateFile.Canonical(parameter, parameter.Values), expected = values[step].Floats();
                for (int i = 0; i < found.Length; i++)
                    Assert.AreEqual(expected[i], found[i], 2e-5f, $"{name}, step {step}, weight {i}");
            }

            Assert.AreEqual(20, parameter.Values.ToArray().Count(value => value != 0), $"{name}: padding is zero");
            cases++;
        }

        Assert.AreEqual(5, cases);
    }

    [TestMethod]
    public void Step_OneTwoOrFourThreads_GivesTheSameBits()
    {
        (float[] Weights, double Penalty)[] results = [.. ((int[])[1, 2, 4]).Select(Run)];
        foreach ((float[] weights, double penalty) in results)
        {
            CollectionAssert.AreEqual(results[0].Weights, weights);
            Assert.AreEqual(results[0].Penalty, penalty);
        }

        static (float[], double) Run(int threads)
        {
            TrainedParameter parameter = Random(new ParameterInfo("w", [70, 33, 3, 3], ParameterRole.Kernel), new KernelLayout(70, 33, 3, 3));
            Optimizer optimizer = Optimizer.Create(new AdamOptions(), [parameter], 1e-3, 1e-2);
            optimizer.Step(0.01, threads);
            return (StateFile.Canonical(parameter, parameter.Values), optimizer.Step(0.01, threads));
        }
    }

    [TestMethod]
    public void Step_Bias_IsNotRegularised()
    {
        TrainedParameter parameter = Random(new ParameterInfo("b", [10], ParameterRole.Bias), new VectorLayout(10));
        float[] before = StateFile.Canonical(parameter, parameter.Values);
        parameter.Gradient.Clear();
        Assert.AreEqual(0, Optimizer.Create(new SgdOptions(), [parameter], 1, 1).Step(0.1, 1));
        CollectionAssert.AreEqual(before, StateFile.Canonical(parameter, parameter.Values));
    }

    [TestMethod]
    public void Step_AlphaDrivenBelowZero_StaysPositiveAndPaddingZero()
    {
        var parameter = new TrainedParameter(new ParameterInfo("log1.alpha", [1], ParameterRole.Alpha), new VectorLayout(1));
        parameter.Layout.FromCanonical([0.2f], parameter.Values);
        parameter.Layout.FromCanonical([100], parameter.Gradient);
        Optimizer.Create(new SgdOptions(), [parameter], 0, 0).Step(1, 1);
        Assert.AreEqual(1e-3f, parameter.Values[0]);
        Assert.IsFalse(parameter.Values[1..].ContainsAnyExcept(0f));
    }

    private static OptimizerOptions Options(string name) => name switch
    {
        "sgd" => new SgdOptions { Momentum = 0, Nesterov = false },
        "momentum" => new SgdOptions { Nesterov = false },
        "nesterov" => new SgdOptions(),
        _ => new AdamOptions(),
    };

    private static TrainedParameter Random(ParameterInfo info, ParameterLayout layout)
    {
        var random = new Random(4);
        var parameter = new TrainedParameter(info, layout);
        layout.FromCanonical([.. Enumerable.Range(0, info.Length).Select(_ => random.NextSingle() - 0.5f)], parameter.Values);
        layout.FromCanonical([.. Enumerable.Range(0, info.Length).Select(_ => random.NextSingle() - 0.5f)], parameter.Gradient);
        return parameter;
    }
}
