using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Xfel.ML.Benchmarks;

/// <summary>Logistic regression as the library's pipelines train it: streamed rows, a cache before the trainer, one thread.</summary>
internal sealed class LbfgsBenchmark : IBenchmark
{
    private const int Rows = 20_000;
    private const int Columns = 2048;

    public string Name => "lbfgs";

    public string Describe() => $"logistic regression, C = 1, {Rows} x {Columns} ({4L * Rows * Columns >> 20} MiB of features) from a streaming data view; one thread";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        // A small fit first, so that the large one runs compiled code.
        Fit(new HashedDataView(2000, 64));
        double seconds = Fit(new HashedDataView(Rows, Columns));
        return new BenchmarkMeasurement { FramesPerSecond = Rows / seconds, Seconds = seconds };
    }

    private static double Fit(IDataView rows)
    {
        var context = new MLContext(1);
        long start = Stopwatch.GetTimestamp();
        context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 1,
            // The pipelines' tolerance. The loss it reaches is a little below that of scikit-learn's default.
            OptimizationTolerance = 1e-9f,
            NumberOfThreads = 1,
        }).Fit(context.Data.Cache(rows));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
