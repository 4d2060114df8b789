using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>A progress channel that no one watches.</summary>
internal sealed class SilentProgress : IProgressChannel
{
    public IProgressChannel StartProgressChannel(string name) => new SilentProgress();

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
    }

    public void Checkpoint(params double?[] values)
    {
    }

    public void Dispose()
    {
    }
}
