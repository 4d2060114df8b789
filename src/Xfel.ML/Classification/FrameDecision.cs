using System.Text.Json.Serialization;

namespace Xfel.ML;

/// <summary>What the classifier says of one frame.</summary>
public sealed record FrameDecision
{
    /// <summary>The decision on a frame that cannot be used. A class may have the same name: <see cref="IsUsable"/> tells them apart.</summary>
    public const string Bad = "bad";

    /// <summary>The file that holds the frame.</summary>
    public required string File { get; init; }

    /// <summary>The frame's index in the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The train (bunch train of the accelerator) of the frame; null where its file does not say.</summary>
    [JsonPropertyName("trainId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ulong? Train { get; init; }

    /// <summary>The pulse within its train; null where its file does not say.</summary>
    [JsonPropertyName("pulseId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ulong? Pulse { get; init; }

    /// <summary>The name of the class, or <see cref="Bad"/>.</summary>
    public required string Decision { get; init; }

    /// <summary>The probability of the decision; null for a bad frame.</summary>
    public float? Probability { get; init; }

    /// <summary>The probability of every class, by name; null for a bad frame.</summary>
    public IReadOnlyDictionary<string, float>? Probabilities { get; init; }

    /// <summary>Why the frame is bad; null for a usable one.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the frame could be used.</summary>
    [JsonIgnore]
    public bool IsUsable => Reason is null;
}
