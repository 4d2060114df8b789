namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Running means and variances without the share of their first values (0 and 1), as Adam corrects its moments, until disposed of. After t steps that share is (1 - momentum)^t: with a momentum
/// of 0.003 still a half after 230 steps, so that a short training would be judged, and kept, with statistics of no frame.
/// </summary>
internal sealed class CorrectedStatistics : IDisposable
{
    private readonly List<(TrainedParameter Parameter, float[] Values)> _stored = [];

    public CorrectedStatistics(ITrainingEngine engine, long steps)
    {
        if (steps == 0)
            return;
        foreach (GraphNode node in engine.Graph.Nodes)
        {
            if (node.Layer is not BatchNormLayer norm)
                continue;
            double first = Math.Pow(1 - norm.Momentum, steps);
            Correct(engine.Parameters[node.Parameters[2]], 0, first);
            Correct(engine.Parameters[node.Parameters[3]], 1, first);
        }
    }

    /// <summary>Gives the running values back as the recurrence left them.</summary>
    public void Dispose()
    {
        foreach ((TrainedParameter parameter, float[] values) in _stored)
            values.CopyTo(parameter.Values);
        _stored.Clear();
    }

    private void Correct(TrainedParameter parameter, double start, double first)
    {
        Span<float> values = parameter.Values;
        _stored.Add((parameter, values.ToArray()));
        int channels = parameter.Layout.CanonicalLength;
        foreach (ref float value in values[..channels])
            value = (float)((value - start * first) / (1 - first));
    }
}
