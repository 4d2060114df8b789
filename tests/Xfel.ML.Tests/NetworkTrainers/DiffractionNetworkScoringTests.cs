using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>What the conformance suite asks of a frame transformer, asked of the networks that trainers fit: they write several columns.</summary>
[TestClass]
public sealed class DiffractionNetworkScoringTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly List<TinyShot> Shots = [.. TinyShots.Labels(23, seed: 3)];
    private static readonly IDataView View = TinyShots.View(Shots);
    private static readonly Dictionary<string, DiffractionNetworkTransformer> Batched = Fit(batchSize: 5);
    private static readonly Dictionary<string, DiffractionNetworkTransformer> RowByRow = Fit(batchSize: 1);

    public static IEnumerable<object[]> Tasks => [["multiclass"], ["binary"], ["multi-label"]];

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_InBatches_EqualsRowByRowBitForBit(string task)
    {
        CollectionAssert.AreEqual(Read(RowByRow[task].Transform(View)), Read(Batched[task].Transform(View)));
        Assert.HasCount(Shots.Count, Read(Batched[task].Transform(View)).Distinct().ToList(), "different frames give different scores");
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void PredictionEngine_EachRow_EqualsTransform(string task)
    {
        string[] expected = [.. Read(Batched[task].Transform(View))];
        var definition = SchemaDefinition.Create(typeof(TinyShot));
        definition["Frame"].ColumnType = View.Schema["Frame"].Type;
        definition["Labels"].ColumnType = View.Schema["Labels"].Type;
        definition["Numbers"].ColumnType = View.Schema["Numbers"].Type;

        Func<TinyShot, string> predict = task switch
        {
            "multiclass" => Predict<MulticlassRow>(row => row.Words),
            "binary" => Predict<BinaryRow>(row => row.Words),
            _ => Predict<MultiLabelRow>(row => row.Words),
        };
        foreach (int row in new[] { 0, 1, 1, 22, 7 })
            Assert.AreEqual(expected[row], predict(Shots[row]));

        Func<TinyShot, string> Predict<TRow>(Func<TRow, string> words)
            where TRow : class, new()
        {
            PredictionEngine<TinyShot, TRow> engine = MLContext.Model.CreatePredictionEngine<TinyShot, TRow>(Batched[task], inputSchemaDefinition: definition);
            return shot => words(engine.Predict(shot));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_ShuffledCursor_GivesEachRowItsOwnValues(string task)
    {
        IDataView cached = MLContext.Data.Cache(View);
        IDataView scored = Batched[task].Transform(cached);
        Assert.IsTrue(scored.CanShuffle);
        string[] expected = [.. Read(scored)];

        (long Index, string Words)[] shuffled = [.. ReadIndexed(scored, new Random(5))];

        CollectionAssert.AreNotEqual(Enumerable.Range(0, Shots.Count).Select(i => (long)i).ToArray(), shuffled.Select(row => row.Index).ToArray());
        foreach ((long index, string words) in shuffled)
            Assert.AreEqual(expected[index], words);
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_CursorsOfManyThreads_GiveTheSameBits(string task)
    {
        IDataView scored = Batched[task].Transform(View);
        List<string> expected = Read(scored);

        Parallel.For(0, 4, _ => CollectionAssert.AreEqual(expected, Read(scored)));
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_CursorSet_GivesEveryRowOnce(string task)
    {
        IDataView scored = Batched[task].Transform(MLContext.Data.Cache(View));
        List<string> expected = Read(scored);

        DataViewRowCursor[] cursors = scored.GetRowCursorSet(Columns(scored), 3);
        (long Index, string Words)[] rows = [.. cursors.SelectMany(cursor => ReadIndexed(cursor).ToArray())];

        foreach (DataViewRowCursor cursor in cursors)
            cursor.Dispose();
        CollectionAssert.AreEqual(expected, rows.OrderBy(row => row.Index).Select(row => row.Words).ToList());
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_FrameWithNaN_CostsTheOthersNothing(string task)
    {
        List<string> expected = Read(Batched[task].Transform(View));
        List<TinyShot> damaged = TinyShots.Labels(23, seed: 3);
        damaged[9].Frame[17] = float.NaN;

        List<string> found = Read(Batched[task].Transform(TinyShots.View(damaged)));

        for (int i = 0; i < expected.Count; i++)
        {
            if (i != 9)
                Assert.AreEqual(expected[i], found[i]);
        }

        Assert.AreEqual(
            task switch { "multiclass" => "missing NaN NaN NaN", "binary" => "no NaN NaN", _ => "no,no,no NaN NaN NaN" }, found[9]);
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_OnlyOtherColumnsActive_ReadsNoFrame(string task)
    {
        var watched = new WatchedView(View);
        IDataView scored = Batched[task].Transform(watched);

        Assert.HasCount(Shots.Count, scored.GetColumn<long>("Index").ToList());

        Assert.AreEqual("Index", string.Join(" ", watched.Passes));
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_OneFrame_IsScoredOncePerRow(string task)
    {
        // Each column by itself fetches the vector: the network must not run again for it.
        var table = new FrameTable(TinyShots.Size, 3);
        for (int row = 0; row < 3; row++)
            table.Replace(row, new VBuffer<float>(Shots[row].Frame.Length, Shots[row].Frame));
        IDataView scored = RowByRow[task].Transform(table);

        Read(scored);

        Assert.IsTrue(table.Reads.Values.All(reads => reads == 1), string.Join(" ", table.Reads.Values));
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Schema_OfShapeAndData_Agree(string task)
    {
        IDataView view = TinyShots.View(TinyShots.Classes(6));
        DataViewSchema schema = Batched[task].GetOutputSchema(view.Schema);

        SchemaShape shape = Trainer(task, 5).GetOutputSchema(Shapes.Of(view.Schema));

        Assert.AreEqual(string.Join("\n", Shapes.Of(schema).Select(Describe).Order(StringComparer.Ordinal)), string.Join("\n", shape.Select(Describe).Order(StringComparer.Ordinal)));
        CollectionAssert.AreEqual(schema.Select(column => $"{column}").ToArray(), Batched[task].Transform(view).Schema.Select(column => $"{column}").ToArray());
        CollectionAssert.AreEqual(schema.Select(column => $"{column}").ToArray(), Batched[task].GetRowToRowMapper(view.Schema).OutputSchema.Select(column => $"{column}").ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Transform_FramesOfAnotherSize_AreASchemaError(string task)
    {
        var other = new FrameTable(new(11, 13), 2);

        foreach (Action act in new Action[] { () => Batched[task].Transform(other), () => Batched[task].GetOutputSchema(other.Schema), () => Batched[task].GetRowToRowMapper(other.Schema) })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(act);
            StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame'");
            StringAssert.Contains(error.Message, "11 x 13");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Save_ByMLNet_PointsToTheBundle(string task) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => ((ICanSaveModel)Batched[task]).Save(null!)).Message, "ModelBundle.Save");

    private static Dictionary<string, DiffractionNetworkTransformer> Fit(int batchSize) =>
        Tasks.Select(task => (string)task[0]).ToDictionary(task => task, task => Trainer(task, batchSize).Fit(TinyShots.View([.. TinyShots.Classes(24), .. TinyShots.Labels(24).Select(shot => Named(shot))])));

    private static IEstimator<DiffractionNetworkTransformer> Trainer(string task, int batchSize)
    {
        DiffractionNetworkOptions options = TinyShots.Options with
        {
            Training = TinyShots.Training with { Epochs = 1 },
            Scoring = new NetworkScoreOptions { BatchSize = batchSize, Threads = 2 },
            LabelColumnName = task switch { "multiclass" => "Key", "binary" => "IsLeft", _ => "Labels" },
        };
        return task switch
        {
            "multiclass" => MLContext.MulticlassClassification.Trainers.DiffractionNetwork(options),
            "binary" => MLContext.BinaryClassification.Trainers.DiffractionNetwork(options),
            _ => MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(options),
        };
    }

    private static TinyShot Named(TinyShot shot)
    {
        shot.ClassName = TinyShots.ClassNames[shot.Index % 3];
        return shot;
    }

    private static IEnumerable<DataViewSchema.Column> Columns(IDataView scored) =>
        new[] { "Index", "Score", "PredictedLabel", "Probability" }.Where(name => scored.Schema.GetColumnOrNull(name) is not null).Select(name => scored.Schema[name]);

    private static List<string> Read(IDataView scored) => [.. ReadIndexed(scored).Select(row => row.Words)];

    private static IEnumerable<(long Index, string Words)> ReadIndexed(IDataView scored, Random? random = null)
    {
        using DataViewRowCursor cursor = scored.GetRowCursor(Columns(scored), random);
        foreach ((long, string) row in ReadIndexed(cursor))
            yield return row;
    }

    /// <summary>Every value of a row in words that tell its bits.</summary>
    private static IEnumerable<(long Index, string Words)> ReadIndexed(DataViewRowCursor cursor)
    {
        DataViewSchema schema = cursor.Schema;
        ValueGetter<long> indexGetter = cursor.GetGetter<long>(schema["Index"]);
        Func<string> decision = schema["PredictedLabel"].Type switch
        {
            KeyDataViewType => Reader<uint>(cursor, "PredictedLabel", DecisionWords.Of),
            BooleanDataViewType => Reader<bool>(cursor, "PredictedLabel", DecisionWords.Of),
            _ => Reader<VBuffer<bool>>(cursor, "PredictedLabel", values => DecisionWords.Of([.. values.DenseValues()])),
        };
        Func<string> score = schema["Score"].Type is VectorDataViewType
            ? Reader<VBuffer<float>>(cursor, "Score", values => DecisionWords.Of([.. values.DenseValues()]))
            : Reader<float>(cursor, "Score", value => DecisionWords.Of([value]));
        Func<string>? probability = schema.GetColumnOrNull("Probability") is null ? null : Reader<float>(cursor, "Probability", value => DecisionWords.Of([value]));
        while (cursor.MoveNext())
        {
            long index = 0;
            indexGetter(ref index);
            yield return (index, probability is null ? $"{decision()} {score()}" : $"{decision()} {score()} {probability()}");
        }
    }

    private static Func<string> Reader<T>(DataViewRow row, string column, Func<T, string> words)
    {
        ValueGetter<T> getter = row.GetGetter<T>(row.Schema[column]);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return words(value);
        };
    }

    private static string Describe(SchemaShape.Column column) =>
        $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey} [{string.Join(", ", column.Annotations.Select(Describe).Order(StringComparer.Ordinal))}]";

    private sealed class MulticlassRow
    {
        [KeyType(3)]
        public uint PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];

        public string Words => $"{DecisionWords.Of(PredictedLabel)} {DecisionWords.Of(Score)}";
    }

    private sealed class BinaryRow
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public string Words => $"{DecisionWords.Of(PredictedLabel)} {DecisionWords.Of([Score])} {DecisionWords.Of([Probability])}";
    }

    private sealed class MultiLabelRow
    {
        public bool[] PredictedLabel { get; set; } = [];

        public float[] Score { get; set; } = [];

        public string Words => $"{DecisionWords.Of(PredictedLabel)} {DecisionWords.Of(Score)}";
    }
}
