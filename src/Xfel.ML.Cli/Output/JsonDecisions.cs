using System.Text.Encodings.Web;
using System.Text.Json;

namespace Xfel.ML.Cli;

/// <summary>Decisions as one JSON document, written as they come: <c>{frames: [...], counts: {...}, model: {...}}</c>.</summary>
internal sealed class JsonDecisions : IDecisionSink
{
    private static readonly JsonSerializerOptions Row = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly TextWriter _writer;
    private readonly ModelFacts _model;
    private readonly DecisionCounts _counts;
    private bool _any;

    public JsonDecisions(TextWriter writer, ModelFacts model, DecisionCounts counts)
    {
        _writer = writer;
        _model = model;
        _counts = counts;
        _writer.Write("{\n  \"frames\": [");
    }

    public void Write(FrameDecision decision, string? truth = null)
    {
        _writer.Write(_any ? ",\n    " : "\n    ");
        _writer.Write(JsonSerializer.Serialize(decision, Row));
        _any = true;
    }

    public void Finish()
    {
        _writer.Write("\n  ],\n  \"counts\": ");
        _writer.Write(JsonSerializer.Serialize(_counts.ByDecision, Row));
        _writer.Write(",\n  \"framesPerSecond\": ");
        _writer.Write(JsonSerializer.Serialize(JsonOutput.Finite(_counts.FramesPerSecond), Row));
        _writer.Write(",\n  \"model\": ");
        _writer.Write(JsonSerializer.Serialize(_model, Row));
        _writer.Write("\n}\n");
        _writer.Flush();
    }
}
