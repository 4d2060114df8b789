using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

/// <summary>Training data of the trainer tests.</summary>
internal static class Problems
{
    /// <summary>The names of the three golden classes, alphabetical.</summary>
    public static readonly string[] ClassNames = ["blank", "double", "single"];

    public static IDataView Load<TRow>(MLContext context, IEnumerable<TRow> rows, int columns)
        where TRow : class
    {
        var definition = SchemaDefinition.Create(typeof(TRow));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return context.Data.LoadFromEnumerable(rows, definition);
    }

    public static List<BinaryRow> GoldenBinary(out JsonElement golden)
    {
        golden = Goldens.Json("Trainers", "binary.json");
        float[] features = Goldens.Floats("Trainers", "binary.f4");
        return [.. golden.Array<int>("labels").Select((label, i) => new BinaryRow { Features = features[(i * 64)..((i + 1) * 64)], Label = label == 1 })];
    }

    public static List<ClassRow> GoldenClasses(out JsonElement golden)
    {
        golden = Goldens.Json("Trainers", "multiclass.json");
        float[] features = Goldens.Floats("Trainers", "multiclass.f4");
        return [.. golden.Array<int>("labels").Select((label, i) => new ClassRow { Features = features[(i * 20)..((i + 1) * 20)], Class = ClassNames[label] })];
    }

    /// <summary>A small problem of two overlapping clouds.</summary>
    public static List<BinaryRow> Clouds(int rows = 120, int columns = 5, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(i => new BinaryRow
        {
            Label = i % 3 == 0,
            Features = [.. Enumerable.Range(0, columns).Select(j => (float)(random.NextDouble() * 2 - 1 + (i % 3 == 0 ? 0.4 * (j - 1) : 0)))],
        })];
    }

    /// <summary>The label as a key, classes in alphabetical order.</summary>
    public static IDataView WithKey(MLContext context, IDataView data)
        => context.Transforms.Conversion.MapValueToKey("Label", "Class", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);
}
