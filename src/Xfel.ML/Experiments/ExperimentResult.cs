using System.Text.Json;
using System.Text.Json.Serialization;
using Xfel.ML.Formats;

namespace Xfel.ML;

/// <summary>What an experiment gave. As JSON (<c>results.json</c>) its names are camelCase and stable.</summary>
public sealed record ExperimentResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The question.</summary>
    public required string Title { get; init; }

    /// <summary>The paper and the place in it.</summary>
    public required string Source { get; init; }

    /// <summary>How large it was run.</summary>
    public required ExperimentSize Size { get; init; }

    /// <summary>Seed of everything that was drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>The file whose frames were taken; null for simulated ones.</summary>
    public string? Data { get; init; }

    /// <summary>What the run took: numbers of frames, frame size, epochs.</summary>
    public required object Settings { get; init; }

    /// <summary>The figures, of a type of the experiment's own.</summary>
    public required object Results { get; init; }

    /// <summary>Seconds that it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Version of the library.</summary>
    public string LibraryVersion { get; init; } = LibraryFacts.Version;

    /// <summary>The vector instructions in use.</summary>
    public string InstructionSet { get; init; } = LibraryFacts.InstructionSet;

    /// <summary>The figures in words, tables and curves; drawn by whoever shows them.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReportSection> Report { get; init; } = [];

    /// <summary>The result as a JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Writes the result as JSON, whole or not at all.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));
}
