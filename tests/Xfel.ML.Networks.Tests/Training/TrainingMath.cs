using System.Text.Json;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>What torch computed; see Golden/make_training_math.py.</summary>
internal static class TrainingMath
{
    public static IEnumerable<JsonElement> Section(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "training-math.json"))).RootElement.GetProperty(name).EnumerateArray();

    public static float[] Floats(this JsonElement element, string name) => element.GetProperty(name).Floats();

    public static float[] Floats(this JsonElement element) => [.. element.EnumerateArray().Select(value => (float)value.GetDouble())];
}
