namespace Xfel.ML.Tests.Simulation;

/// <summary>Ends work after so many frames.</summary>
internal sealed class CancelAt(CancellationTokenSource cancellation, int frames) : IProgress<WorkProgress>
{
    private int _done;

    public void Report(WorkProgress value)
    {
        if (++_done == frames)
            cancellation.Cancel();
    }
}
