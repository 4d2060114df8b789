using System.Diagnostics;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>A training in a process of its own that kills itself, as kill -9 would, at a named point.</summary>
internal static class KilledTraining
{
    public const string Name = "killed-training";

    /// <param name="arguments">Folder of the checkpoints, point, epoch, step.</param>
    public static void Run(ReadOnlySpan<string> arguments)
    {
        TrainingPoint point = Enum.Parse<TrainingPoint>(arguments[1]);
        (int, int) position = (int.Parse(arguments[2]), int.Parse(arguments[3]));
        TrainingSeams seams = NetworkTrainer.Seams with
        {
            Reached = (reached, epoch, step) =>
            {
                if (reached == point && (epoch, step) == position)
                    Process.GetCurrentProcess().Kill();
            },
        };
        NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, CheckpointTests.WithCheckpoints(arguments[0]), null, seams);
    }
}
