using System.Text.Json.Serialization;

namespace Xfel.ML;

/// <summary>What a rule between labels says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelRuleKind>))]
public enum LabelRuleKind
{
    /// <summary>At most one of the labels applies to a frame.</summary>
    AtMostOne,

    /// <summary>Just one of the labels applies to a frame.</summary>
    ExactlyOne,

    /// <summary>Where the first label applies, so does the second.</summary>
    Implies,
}
