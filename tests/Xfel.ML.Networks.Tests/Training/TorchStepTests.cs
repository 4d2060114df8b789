using System.Runtime.InteropServices;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>The steps against torch; Golden/make_training_steps.py made the values.</summary>
[TestClass]
public sealed class TorchStepTests
{
    private const double Tolerance = 3e-6;
    private static readonly FeatureShape Small = new(3, 17, 23);
    private static readonly FeatureShape Wide = new(20, 5, 7);

    [TestMethod]
    public void Steps_TorchValues_AgreeWithTorch()
    {
        float[] golden = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "training-steps.f32"))).ToArray();
        int next = 0;
        Compare("norm, relu", Norm(Small, 0, shortcut: false));
        Compare("norm, add, leaky relu", Norm(Wide, 0.2f, shortcut: true));
        Compare("log activation", new StepCase(Small, Small, c => new LogActivationStep(new(0.2f, true), c.Shapes)) { Parameters = [Parameter(1, 37)] }, offset: 1 / 512f);
        Compare("max-pool 3x3/2", Pool(Wide, new MaxPoolLayer(3, 2, 1), c => new MaxPoolStep(new(3, 2, 1), c.Shapes)), modulus: 13);
        Compare("max-pool 2x2/2", Pool(Small, new MaxPoolLayer(2, 2, 0), c => new MaxPoolStep(new(2, 2, 0), c.Shapes)));
        Compare("average pool", Pool(Small, new AveragePoolLayer(3, 2), c => new AveragePoolStep(new(3, 2), c.Shapes)));
        Compare("global average pool", Pool(Wide, new GlobalAveragePoolLayer(), c => new GlobalAveragePoolStep(c.Shapes)));
        Assert.HasCount(next, golden);

        void Compare(string name, StepCase c, int modulus = 1009, float offset = 0)
        {
            float[] values = Array.ConvertAll(Values(2 * c.Input.Length, 577, modulus), x => x + offset);
            c = c with { Values = values, OutputGradient = Values(2 * c.Output.Length, 311), OutputHalo = 1, InputGradientHalo = 2 };
            StepResult found = c.Run();
            float[][] arrays = [.. found.Parameters.Skip(2), found.Output, found.InputGradient, found.ShortcutGradient, .. found.ParameterGradients];
            foreach (float[] array in arrays.Where(array => array.Length > 0))
            {
                StepChecks.AssertClose(Array.ConvertAll(golden[next..(next + array.Length)], x => (double)x), array, Tolerance, $"{name}, float {next}");
                next += array.Length;
            }
        }
    }

    private static StepCase Norm(FeatureShape shape, float slope, bool shortcut) =>
        new(shape, shape, c => new PointwiseStep(new BatchNormLayer(0.1f, 1e-5f), null, shortcut, slope, c.Shapes, c.Shortcut, c.ShortcutGradient))
        {
            ShortcutValues = shortcut ? Values(2 * shape.Length, 409) : [],
            Parameters = [Parameter(shape.Channels, 37), Parameter(shape.Channels, 53), new float[shape.Channels], [.. Enumerable.Repeat(1f, shape.Channels)]],
        };

    private static StepCase Pool(FeatureShape shape, Layer layer, Func<StepCase, TrainingStep> make) => new(shape, layer.InferShape(shape), make);

    private static float[] Parameter(int length, int factor) => Array.ConvertAll(Values(length, factor), x => x + 2.5f);

    private static float[] Values(int length, int factor, int modulus = 1009)
    {
        var values = new float[length];
        for (long n = 0; n < length; n++)
            values[n] = ((n * factor + n * n % 89 * 7) % modulus - modulus / 2) / 256f;
        return values;
    }
}
