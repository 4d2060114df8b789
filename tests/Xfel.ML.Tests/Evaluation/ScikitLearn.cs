using System.Text.Json;

namespace Xfel.ML.Tests.Evaluation;

/// <summary>What scikit-learn says of some decisions; Golden/make_metrics.py made it.</summary>
internal static class ScikitLearn
{
    private static readonly Lazy<JsonElement> LazyRoot = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "metrics.json"))).RootElement);

    public static JsonElement Of(string name) => LazyRoot.Value.GetProperty(name);

    public static double Figure(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static int[] Integers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    public static float[] Floats(this JsonElement element, string name) => Row(element.GetProperty(name));

    public static float[][] FloatRows(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(Row)];

    private static float[] Row(JsonElement row) => [.. row.EnumerateArray().Select(value => value.GetSingle())];
}
