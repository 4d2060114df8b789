using System.Text.Json;
using System.Text.Unicode;

namespace Xfel.ML.Formats.Internals;

/// <summary>EMAN2's info files: what is known of a micrograph, its boxes among it. A box is <c>[x, y, how, score]</c>; x and y are its middle.</summary>
internal static class EmanInfo
{
    private const string Boxes = "boxes";
    private const int MaxLength = 1 << 28;

    public static List<ParticleBox> Read(string path)
    {
        using JsonDocument document = Parse(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Boxes, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw new FrameFileException(path, null, "JSON without a list 'boxes'", "an info file of EMAN2, {\"boxes\": [[x, y, \"manual\"], ...]}", "check that this is the right file");
        var boxes = new List<ParticleBox>();
        foreach (JsonElement element in list.EnumerateArray())
            boxes.Add(Box(element) ?? throw Wrong(path, boxes.Count, element));
        return boxes;
    }

    public static void Write(string path, IReadOnlyList<ParticleBox> boxes)
    {
        using JsonDocument? before = File.Exists(path) ? Parse(path) : null;
        if (before is not null && before.RootElement.ValueKind != JsonValueKind.Object)
            throw new FrameFileException(path, null, "JSON that is no object", "an info file of EMAN2, into which boxes can be written", "name another file, or remove this one");
        AtomicFile.Write(path, stream =>
        {
            using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            writer.WriteStartObject();
            if (before is not null)
                Copy(writer, before, path);
            writer.WriteStartArray(Boxes);
            foreach (ParticleBox box in boxes)
                Write(writer, box);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>Everything but the boxes.</summary>
    private static void Copy(Utf8JsonWriter writer, JsonDocument before, string path)
    {
        try
        {
            foreach (JsonProperty property in before.RootElement.EnumerateObject())
            {
                if (!property.NameEquals(Boxes))
                    property.WriteTo(writer);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw Damaged(path, exception.Message, exception);
        }
    }

    private static void Write(Utf8JsonWriter writer, ParticleBox box)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(box.X);
        writer.WriteNumberValue(box.Y);

        // The kinds that e2boxer knows: a score comes from a picker.
        writer.WriteStringValue(box.Score is null ? "manual" : "auto_convnet");
        if (box.Score is { } score)
            writer.WriteNumberValue(score);
        writer.WriteEndArray();
    }

    /// <summary>A box; <see langword="null"/> when it is none.</summary>
    private static ParticleBox? Box(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is not (var length and >= 2))
            return null;
        if (!TryNumber(element[0], out double x) || !TryNumber(element[1], out double y) || !BoxChecks.IsPlace(x) || !BoxChecks.IsPlace(y))
            return null;

        // A number in place of the kind is z: the box belongs to a tomogram, not to an image.
        if (length > 2 && element[2].ValueKind != JsonValueKind.String)
            return null;
        JsonElement score = length > 3 ? element[3] : default;

        // Some of EMAN2's pickers store several scores; the first is the picker's own.
        if (score.ValueKind == JsonValueKind.Array && score.GetArrayLength() > 0)
            score = score[0];
        return score.ValueKind != JsonValueKind.Number ? new ParticleBox(x, y)
            : TryNumber(score, out double value) ? new ParticleBox(x, y) { Score = value }
            : null;
    }

    private static bool TryNumber(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value);
    }

    private static FrameFileException Wrong(string path, int index, JsonElement element) => new(path, null,
        $"{TextLines.Quote(element.GetRawText())} as boxes[{index}]", "[x, y, \"manual\"] or [x, y, kind, score] with finite numbers; boxes of tomograms, which have z, are not read",
        "correct or remove the box");

    private static FrameFileException Damaged(string path, string why, Exception? cause) =>
        new(path, null, $"damaged JSON ({why})", "an info file of EMAN2", "correct it or write it again", cause);

    private static JsonDocument Parse(string path)
    {
        using FileReader file = FrameFileHandle.OpenReader(path, "a file of coordinates");
        if (file.Length > MaxLength)
            throw new FrameFileException(path, null, $"JSON of {file.Length} bytes", $"at most {MaxLength}", "check that this is the right file");
        try
        {
            var bytes = new byte[file.Length];
            Memory<byte> content = bytes.AsMemory(0, file.Read(0, bytes));
            if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                content = content[3..];
            if (!Utf8.IsValid(content.Span))
                throw Damaged(path, "bytes that are no UTF-8 text", null);
            return JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception.LineNumber is { } line ? $"line {line + 1}: {exception.Message}" : exception.Message, exception);
        }
        catch (InvalidOperationException exception)
        {
            // Names are compared, and half a surrogate pair is none.
            throw Damaged(path, exception.Message, exception);
        }
        catch (IOException exception)
        {
            throw FrameFileHandle.Unreadable(path, null, exception);
        }
    }
}
