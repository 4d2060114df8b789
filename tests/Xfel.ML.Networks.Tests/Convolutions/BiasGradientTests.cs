using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

[TestClass]
public sealed unsafe class BiasGradientTests
{
    [TestMethod]
    [DataRow(1, 1, 1, 0, 1)]
    [DataRow(20, 17, 23, 1, 3)]
    [DataRow(64, 5, 7, 3, 2)]
    public void Run_ManyShapes_EqualsPlainSums(int channels, int height, int width, int halo, int frames)
    {
        TestMap gradient = TestMap.Random(new(channels, height, width, halo), frames, seed: 1);
        AlignedBuffer one = new(gradient.Shape.Blocks * 16), more = new(one.Length);
        BiasGradient.Run(gradient.Pointer, gradient.Shape, frames, one.Pointer, 1);
        BiasGradient.Run(gradient.Pointer, gradient.Shape, frames, more.Pointer, 4);
        GC.KeepAlive(gradient);
        KernelAssert.Close(Plain(gradient), one.Span, 1e-6, "bias gradient");
        Assert.IsTrue(one.Span.SequenceEqual(more.Span));
    }

    /// <summary>Sums in double, padded to whole blocks.</summary>
    internal static float[] Plain(TestMap gradient)
    {
        var sums = new double[gradient.Shape.Blocks * BlockedShape.Lanes];
        for (int i = 0; i < gradient.Values.Length; i++)
            sums[i % gradient.Shape.Length / gradient.Shape.BlockStride * BlockedShape.Lanes + i % BlockedShape.Lanes] += gradient.Values[i];
        return [.. sums.Select(sum => (float)sum)];
    }
}
