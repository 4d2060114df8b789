using System.Runtime.ExceptionServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>Fills a plan from a source, a strip of rows at a time, which bounds the memory beside the packed weights. Batch norm goes into the weights before it in double.</summary>
internal static class WeightLoader
{
    /// <summary>Rows read by the threads between two calls of the observer.</summary>
    private const int RowsPerStrip = 64;

    /// <param name="plan">The plan to fill.</param>
    /// <param name="source">Gives the values.</param>
    /// <param name="digest">Sees the weights and biases as they are read, in network order; null for nobody.</param>
    public static void Load(InferencePlan plan, IParameterSource source, WeightDigest? digest = null)
    {
        foreach (InferenceStep step in plan.Steps)
        {
            switch (step)
            {
                case WeightedStep weighted:
                    Load(weighted, source, digest);
                    break;
                case PointwiseInference { Node.Parameters.Count: > 0 } norm:
                    norm.Set(BatchNormFold.Read((BatchNormLayer)norm.Node.Layer, norm.Node.Parameters, source, norm.Output.Channels));
                    break;
                case LogInference { Node.Parameters.Count: > 0 } log:
                    log.Set(ReadOne(source, log.Node.Parameters[0]));
                    break;
            }
        }
    }

    private static void Load(WeightedStep step, IParameterSource source, WeightDigest? digest)
    {
        BatchNormFold? fold = step.Node.Norm is { } norm ? BatchNormFold.Read((BatchNormLayer)norm.Layer, norm.Parameters, source, step.Outputs) : null;
        int length = step.Kernel.Length, weight = step.Node.Parameters[0];
        digest?.AppendShape(step);
        var strip = new float[checked(Math.Min(RowsPerStrip, step.Outputs) * length)];
        for (int first = 0; first < step.Outputs; first += RowsPerStrip)
        {
            int rows = Math.Min(RowsPerStrip, step.Outputs - first), start = first;
            try
            {
                Parallel.For(0, rows, row =>
                {
                    Span<float> values = strip.AsSpan(row * length, length);
                    source.Read(weight, start + row, values);
                    step.SetRow(start + row, values, fold?.Scale[start + row] ?? 1);
                });
            }
            catch (AggregateException faults)
            {
                ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
            }

            digest?.Append(strip.AsSpan(0, rows * length));
        }

        Span<float> bias = step.Bias;
        bias.Clear();
        if (step.Node.Parameters.Count > 1)
            source.Read(step.Node.Parameters[1], 0, bias[..step.Outputs]);
        digest?.Append(bias[..step.Outputs]);
        for (int output = 0; fold is not null && output < step.Outputs; output++)
            bias[output] = (float)(bias[output] * fold.Scale[output] + fold.Shift[output]);
        step.Prepare();
    }

    private static float ReadOne(IParameterSource source, int parameter)
    {
        Span<float> value = stackalloc float[1];
        source.Read(parameter, 0, value);
        return value[0];
    }
}
