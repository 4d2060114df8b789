namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for progress.</summary>
public interface IProgressChannelProvider
{
    /// <summary>Opens a progress channel.</summary>
    IProgressChannel StartProgressChannel(string name);
}
