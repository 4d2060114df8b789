namespace Xfel.ML.Internals;

/// <summary>How experiments go through their frames: a simulated frame that cannot be used is a fault.</summary>
internal static class ExperimentReading
{
    public static ClassifyOptions Of(ExperimentOptions options, string stage) => new()
    {
        Strict = true,
        Progress = options.Progress is { } progress ? new NamedStage(progress, stage) : null,
        Cancellation = options.Cancellation,
    };
}
