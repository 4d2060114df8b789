using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>The steps in double and canonical order, one plain loop each: forward only, gradients come from finite differences.</summary>
internal static class StepReference
{
    /// <summary>The values of one case as doubles: input, shortcut, parameters.</summary>
    public static double[][] Arguments(StepCase c) => [Doubles(c.Values), Doubles(c.ShortcutValues), .. c.Parameters.Select(Doubles)];

    public static double[] Pointwise(StepCase c, double[][] arguments, float? epsilon, float rate, float slope, int dropoutIndex = 0)
    {
        var result = (double[])arguments[0].Clone();
        int plane = c.Input.Height * c.Input.Width, channels = c.Input.Channels;
        if (epsilon is not null)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double sum = 0, squares = 0, count = c.Frames * plane;
                ForEach(x => sum += x);
                ForEach(x => squares += (x - sum / count) * (x - sum / count));
                double mean = c.IsTraining ? sum / count : arguments[4][channel], variance = c.IsTraining ? squares / count : arguments[5][channel];
                for (int frame = 0; frame < c.Frames; frame++)
                {
                    foreach (ref double x in result.AsSpan((frame * channels + channel) * plane, plane))
                        x = (x - mean) / Math.Sqrt(variance + (double)epsilon) * arguments[2][channel] + arguments[3][channel];
                }

                void ForEach(Action<double> action)
                {
                    for (int frame = 0; frame < c.Frames; frame++)
                    {
                        foreach (double x in result.AsSpan((frame * channels + channel) * plane, plane))
                            action(x);
                    }
                }
            }
        }

        for (int i = 0; i < result.Length; i++)
        {
            if (c.IsTraining && rate > 0)
                result[i] = Keeps(c.Seed, dropoutIndex, i / c.Input.Length, i % c.Input.Length, rate) ? result[i] / (1 - (double)rate) : 0;
            if (arguments[1].Length > 0)
                result[i] += arguments[1][i];
            result[i] *= result[i] > 0 ? 1 : slope;
        }

        return result;
    }

    /// <summary>The rule of <see cref="DropoutMask"/>, one value at a time.</summary>
    public static bool Keeps(ulong seed, int dropoutIndex, int frame, int index, float rate)
    {
        ulong key = Mix(Mix(Mix(seed) + (uint)dropoutIndex) + (uint)frame);
        uint hash = ((uint)index ^ (uint)key) * 0x9E3779B1u;
        hash = ((hash ^ (hash >> 15)) + (uint)(key >> 32)) * 0x846CA68Bu;
        return (int)hash >= (int)(int.MinValue + (long)Math.Round(rate * 4294967296.0));
    }

    public static double[] LogActivation(double[] x, double alpha) => Array.ConvertAll(x, v => Math.Sign(v) * alpha * (Math.Log(Math.Abs(v) + Math.Exp(-1)) + 1));

    /// <summary>Applies a rule to the values of each window, padding left out.</summary>
    public static double[] Pool(StepCase c, double[] x, int size, int stride, int padding, Func<IEnumerable<double>, double> rule)
    {
        var result = new double[c.Frames * c.Output.Length];
        var window = new List<double>();
        for (int i = 0; i < result.Length; i++)
        {
            int column = i % c.Output.Width, row = i / c.Output.Width % c.Output.Height, plane = i / (c.Output.Width * c.Output.Height);
            window.Clear();
            for (int r = Math.Max(0, row * stride - padding); r < Math.Min(c.Input.Height, row * stride - padding + size); r++)
            {
                for (int k = Math.Max(0, column * stride - padding); k < Math.Min(c.Input.Width, column * stride - padding + size); k++)
                    window.Add(x[(plane * c.Input.Height + r) * c.Input.Width + k]);
            }

            result[i] = rule(window);
        }

        return result;
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, x => (double)x);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
