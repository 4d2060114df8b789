using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>Frames that a glance tells apart: a bright quadrant on noise. Three classes, one bright quadrant each; labels say which of three quadrants are bright.</summary>
internal static class TinyShots
{
    public const int Side = 12;

    public static readonly FrameSize Size = new(Side, Side);

    public static readonly string[] ClassNames = ["left", "right", "low"];

    /// <summary>Trains in a second, on one thread, on raw pixels.</summary>
    public static TrainingOptions Training { get; } = new()
    {
        Epochs = 5,
        BatchSize = 8,
        LearningRate = 3e-3,
        ValidationFraction = 0.25,
        Threads = 1,
        ReadingThreads = 1,
        Seed = 4,
    };

    public static DiffractionNetworkOptions Options { get; } = new() { Training = Training, Scoring = new NetworkScoreOptions { BatchSize = 5, Threads = 1 } };

    /// <summary>Frame i shows class i % 3; ten frames in a row are of one model.</summary>
    public static List<TinyShot> Classes(int count, int seed = 1) =>
        [.. Enumerable.Range(0, count).Select(i => Shot(seed * 10_000 + i, i, Enumerable.Range(0, 3).Select(label => label == i % 3).ToArray(), ClassNames[i % 3]))];

    /// <summary>Frame i shows each quadrant or not, as the bits of i say.</summary>
    public static List<TinyShot> Labels(int count, int seed = 1) =>
        [.. Enumerable.Range(0, count).Select(i => Shot(seed * 10_000 + i, i, [(i & 1) != 0, (i & 2) != 0, (i & 4) != 0], ""))];

    /// <summary>A view of shots: the frames, and of the label columns those that are named.</summary>
    public static IDataView View(IEnumerable<TinyShot> shots, bool labelNames = true)
    {
        var mlContext = new MLContext(1);
        var schema = SchemaDefinition.Create(typeof(TinyShot));
        schema[nameof(TinyShot.Frame)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Side, Side);
        schema[nameof(TinyShot.Labels)].ColumnType = new VectorDataViewType(BooleanDataViewType.Instance, 3);
        schema[nameof(TinyShot.Numbers)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        if (labelNames)
        {
            foreach (string column in new[] { nameof(TinyShot.Labels), nameof(TinyShot.Numbers) })
                schema[column].AddAnnotation("SlotNames", ClassNames, new VectorDataViewType(TextDataViewType.Instance, 3));
        }

        IDataView view = mlContext.Data.LoadFromEnumerable(shots, schema);
        return mlContext.Transforms.Conversion.MapValueToKey("Key", nameof(TinyShot.ClassName)).Fit(view).Transform(view);
    }

    private static TinyShot Shot(int seed, int index, bool[] bright, string className)
    {
        var random = new Random(seed);
        var frame = new float[Size.PixelCount];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                bool isBright = y >= Side / 2 ? x >= Side / 2 && bright[2] : bright[x < Side / 2 ? 0 : 1];
                frame[y * Side + x] = random.NextSingle() * 0.5f + (isBright ? 1 : 0);
            }
        }

        return new TinyShot
        {
            Frame = frame,
            Index = index,
            ClassName = className,
            IsLeft = className == ClassNames[0],
            Labels = bright,
            Numbers = Array.ConvertAll(bright, value => value ? 1f : 0f),
            ModelId = index / 10,
        };
    }
}
