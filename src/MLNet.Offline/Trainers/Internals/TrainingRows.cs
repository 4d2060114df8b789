using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>The first pass over the training data: counts the usable rows and, for several threads, packs them.</summary>
internal static class TrainingRows
{
    private const string NothingToLearnFrom = "No valid training instances found, all instances have missing features.";

    public static ITrainingRows Read(TrainingColumns columns, int threads, IChannel channel)
    {
        PackedRows packed = null;
        if (threads > 1)
        {
            channel.Info(MessageSensitivity.None, "LBFGS multi-threading will attempt to load dataset into memory. In case of out-of-memory issues, set NumberOfThreads to 1 in the trainer's options.");
            packed = new PackedRows(columns.FeatureCount, threads);
        }

        long count = 0;
        long skipped;
        double weightSum = 0;
        using (TrainingRowReader reader = columns.Open(trusted: false))
        {
            while (reader.MoveNext())
            {
                count++;
                weightSum += reader.Weight;
                packed?.Add(reader.Features, reader.Label, reader.Weight);
            }

            skipped = reader.Skipped;
        }

        if (count == 0)
            throw new InvalidOperationException(NothingToLearnFrom);
        if (skipped > 0)
            channel.Warning(MessageSensitivity.None, "Skipped {0} instances with missing features/label/weight during training", skipped);
        return packed is null ? new StreamedRows(columns, count, weightSum, trusted: skipped == 0) : packed;
    }
}
