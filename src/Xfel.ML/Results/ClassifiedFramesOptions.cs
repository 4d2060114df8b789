namespace Xfel.ML;

/// <summary>Which frames a file of classified frames holds, and what it says of them.</summary>
public sealed record ClassifiedFramesOptions
{
    /// <summary>The names of the model's classes.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Only frames with one of these decisions are kept; of a multi-label model, frames that show one of them. Empty keeps all usable frames.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>What made the decisions, such as the network and its weights: attributes of the group <c>result_1</c>.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>The command that is running; null writes none.</summary>
    public string? Command { get; init; }

    internal bool Keeps(FrameDecision decision) =>
        Keep.Count == 0 || Keep.Contains(decision.Decision) || decision.Decision.Split('+').Any(Keep.Contains);
}
