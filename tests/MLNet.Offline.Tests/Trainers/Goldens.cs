using System.Text.Json;

namespace MLNet.Offline.Tests;

/// <summary>The golden files that lie beside the scripts that made them.</summary>
internal static class Goldens
{
    public static JsonElement Json(string folder, string name) => JsonDocument.Parse(File.ReadAllText(Find(folder, name))).RootElement;

    public static float[] Floats(string folder, string name)
    {
        byte[] bytes = File.ReadAllBytes(Find(folder, name));
        var values = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        return values;
    }

    public static T[] Array<T>(this JsonElement element, string name) => element.GetProperty(name).Deserialize<T[]>()!;

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Find(string folder, string name)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            string path = Path.Combine(above.FullName, "tests", "MLNet.Offline.Tests", folder, "Goldens", name);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException($"The golden file tests/MLNet.Offline.Tests/{folder}/Goldens/{name} is not above {AppContext.BaseDirectory}.");
    }
}
