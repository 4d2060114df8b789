namespace Microsoft.ML.Runtime;

/// <summary>Reports how far something is.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    /// <summary>Names the figures, and says how to fetch them.</summary>
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    /// <summary>Reports the figures now.</summary>
    void Checkpoint(params double?[] values);
}
