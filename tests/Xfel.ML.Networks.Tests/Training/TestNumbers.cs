using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Frames, labels and parameters by integer formulas, the same in Golden/make_training_networks.py.</summary>
internal static class TestNumbers
{
    /// <summary>A number in [-1, 1) for each place (a finaliser of MurmurHash3, 24 bits of it).</summary>
    public static double Unit(int place, int seed)
    {
        uint x = unchecked((uint)(place + 1) * 2654435761 + (uint)seed * 0x9E3779B9);
        x = unchecked((x ^ (x >> 16)) * 0x85EBCA6B);
        x = unchecked((x ^ (x >> 13)) * 0xC2B2AE35);
        x ^= x >> 16;
        return (x >> 8) / 8388608.0 - 1;
    }

    public static float[] Frames(FeatureShape shape, int count, int step = 0) => [.. Enumerable.Range(0, count * shape.Length).Select(i => (float)(1.5 * Unit(i, 1000 + step)))];

    public static int[] Labels(int count, int classes, int step = 0) => [.. Enumerable.Range(0, count).Select(i => (i + step) % classes)];

    /// <summary>Canonical values of one parameter; <paramref name="alpha"/> is the description's.</summary>
    public static float[] Parameter(ParameterInfo info, int index, float alpha)
    {
        int fan = info.Length / info.Shape[0];
        (double offset, double scale) = info.Role switch
        {
            ParameterRole.Kernel => (0, Math.Sqrt(6.0 / fan)),
            ParameterRole.Bias => (0, 0.1),
            ParameterRole.Scale => (1, 0.2),
            ParameterRole.Shift => (0, 0.1),
            ParameterRole.RunningMean => (0, 0.1),
            ParameterRole.RunningVariance => (1, 0.3),
            _ => (alpha, 0.0),
        };
        return [.. Enumerable.Range(0, info.Length).Select(i => (float)(offset + scale * Unit(i, index)))];
    }

    /// <summary>All parameters of a network in the graph's order.</summary>
    public static float[][] Parameters(NetworkGraph graph)
    {
        var values = new float[graph.Parameters.Count][];
        for (int i = 0; i < values.Length; i++)
        {
            float alpha = graph.Nodes.FirstOrDefault(node => node.Parameters.Contains(i))?.Layer is LogActivationLayer layer ? layer.Alpha : 0;
            values[i] = Parameter(graph.Parameters[i], i, alpha);
        }

        return values;
    }

    /// <summary>Fills an engine with <see cref="Parameters"/>.</summary>
    public static void Fill(ITrainingEngine engine)
    {
        float[][] values = Parameters(engine.Graph);
        for (int i = 0; i < values.Length; i++)
            engine.Parameters[i].Layout.FromCanonical(values[i], engine.Parameters[i].Values);
    }
}
