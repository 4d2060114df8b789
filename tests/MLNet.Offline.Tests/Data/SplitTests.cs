using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Data;

[TestClass]
public sealed class SplitTests
{
    private static readonly DateTime Day = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static List<int> Indices(IDataView data) => data.Column<int>("Index");

    [TestMethod]
    public void TrainTestSplit_Rows_AreInExactlyOnePart()
    {
        MLContext ml = new(1);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(Shot.Make(1000)), 0.2);

        CollectionAssert.AreEqual(Enumerable.Range(0, 1000).ToArray(), Indices(split.TrainSet).Concat(Indices(split.TestSet)).Order().ToArray());
        Assert.AreEqual(200, Indices(split.TestSet).Count, 40);
        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>", split.TestSet.Schema.Describe());
    }

    [TestMethod]
    public void TrainTestSplit_SameSeed_SameRows()
    {
        IDataView data = new MLContext().Data.LoadFromEnumerable(Shot.Make(40));

        // These rows are Microsoft.ML's: its random numbers are drawn the same way.
        int[] ofSeed3 = [.. Indices(new MLContext(9).Data.TrainTestSplit(data, 0.2, seed: 3).TestSet)];
        int[] ofContext3 = [.. Indices(new MLContext(3).Data.TrainTestSplit(data, 0.2).TestSet)];
        int[] ofNoSeed = [.. Indices(new MLContext().Data.TrainTestSplit(data, 0.2).TestSet)];

        CollectionAssert.AreEqual(ofSeed3, ofContext3);
        Assert.AreEqual(Expected.Seed3, string.Join(" ", ofSeed3));
        Assert.AreEqual(Expected.NoSeed, string.Join(" ", ofNoSeed));
    }

    [TestMethod]
    [DataRow("Group")]
    [DataRow("Long")]
    [DataRow("ULong")]
    [DataRow("Small")]
    [DataRow("Flag")]
    [DataRow("Text")]
    [DataRow("Key")]
    [DataRow("Number")]
    [DataRow("Real")]
    [DataRow("When")]
    [DataRow("Pair")]
    public void TrainTestSplit_SamplingKey_KeepsEqualValuesTogether(string key)
    {
        MLContext ml = new(7);
        IDataView data = ml.Data.LoadFromEnumerable(Keyed.Make(60));
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(data, 0.3, key);
        var train = Indices(split.TrainSet);
        var test = Indices(split.TestSet);

        Assert.AreEqual(data.Schema.Describe(), split.TrainSet.Schema.Describe());
        Assert.IsFalse(train.Select(i => i % 6).Intersect(test.Select(i => i % 6)).Any() && key != "Flag", key);
        Assert.AreEqual(Expected.ByKey[key], string.Join(" ", test.Select(i => i % 6).Distinct().Order()), key);
        // A missing value is in neither part.
        Assert.HasCount(60 - (key is "Key" or "Text" or "Real" ? 10 : 0), train.Concat(test).ToArray());
    }

    [TestMethod]
    public void TrainTestSplit_BadArguments_ThrowArgumentOutOfRange()
    {
        MLContext ml = new();
        IDataView data = ml.Data.LoadFromEnumerable(Shot.Make(5));

        Assert.ThrowsExactly<ArgumentNullException>(() => ml.Data.TrainTestSplit(null!));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.TrainTestSplit(data, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.TrainTestSplit(data, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.TrainTestSplit(data, 0.1, "Nothing"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.CrossValidationSplit(data, 1));
    }

    [TestMethod]
    public void CrossValidationSplit_Folds_CoverEveryRowOnce()
    {
        MLContext ml = new(1);
        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds = ml.Data.CrossValidationSplit(ml.Data.LoadFromEnumerable(Shot.Make(200)), 4);

        Assert.HasCount(4, folds);
        CollectionAssert.AreEqual(Enumerable.Range(0, 200).ToArray(), folds.SelectMany(f => Indices(f.TestSet)).Order().ToArray());
        foreach (DataOperationsCatalog.TrainTestData fold in folds)
            CollectionAssert.AreEqual(Enumerable.Range(0, 200).ToArray(), Indices(fold.TrainSet).Concat(Indices(fold.TestSet)).Order().ToArray());
    }

    [TestMethod]
    public void CrossValidationSplit_SamplingKey_KeepsEqualValuesTogether()
    {
        MLContext ml = new(1);
        foreach (DataOperationsCatalog.TrainTestData fold in ml.Data.CrossValidationSplit(ml.Data.LoadFromEnumerable(Keyed.Make(60)), 3, "Long"))
            Assert.IsFalse(Indices(fold.TrainSet).Select(i => i % 6).Intersect(Indices(fold.TestSet).Select(i => i % 6)).Any());
    }

    [TestMethod]
    public void Parts_ReadTwice_AreTheSame()
    {
        MLContext ml = new();
        IDataView train = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(Shot.Make(50))).TrainSet;

        CollectionAssert.AreEqual(Indices(train), Indices(train));
        Assert.IsNull(train.GetRowCount());
    }

    [TestMethod]
    public void Parts_OfColumnNamedSplitColumn_KeepIt()
    {
        MLContext ml = new(1);
        IDataView data = ml.Data.LoadFromEnumerable(Shot.Make(10));
        IDataView named = ml.Transforms.CopyColumns("SplitColumn", "Index").Fit(data).Transform(data);

        Assert.AreEqual(named.Schema.Describe(), ml.Data.TrainTestSplit(named).TestSet.Schema.Describe());
    }

    private static class Expected
    {
        public const string Seed3 = "0 4 6 10 18 20 30";
        public const string NoSeed = "5 6 18 28 37";

        public static readonly Dictionary<string, string> ByKey = new()
        {
            ["Group"] = "5", ["Long"] = "1 5", ["ULong"] = "3 4", ["Small"] = "", ["Flag"] = "", ["Text"] = "1 3", ["Key"] = "0", ["Number"] = "0 1", ["Real"] = "0 1", ["When"] = "0 1 5", ["Pair"] = "0",
        };
    }

    private sealed class Keyed
    {
        public int Index { get; set; }

        public int Group { get; set; }

        public long Long { get; set; }

        public ulong ULong { get; set; }

        public short Small { get; set; }

        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        [KeyType(5)]
        public uint Key { get; set; }

        public float Number { get; set; }

        public double Real { get; set; }

        public DateTime When { get; set; }

        [VectorType(2)]
        public long[] Pair { get; set; } = [];

        public static Keyed[] Make(int count) => [.. Enumerable.Range(0, count).Select(i => Of(i, i % 6))];

        private static Keyed Of(int index, int group) => new()
        {
            Index = index,
            Group = group - 2,
            Long = (long)group << 33,
            ULong = (ulong)group * 12345678901UL,
            Small = (short)-group,
            Flag = group > 2,
            Text = group == 5 ? "" : $"model {group} ",
            Key = (uint)group,
            Number = group,
            Real = group == 5 ? double.NaN : group * 1.5,
            When = Day.AddDays(group),
            Pair = [group, -group],
        };
    }
}
