using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Pipelines;

[TestClass]
public sealed class EstimatorChainTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(6));

    [TestMethod]
    public void Append_Estimators_RunInOrder()
    {
        EstimatorChain<ColumnConcatenatingTransformer> chain = _ml.Transforms.NormalizeMinMax("Pixels").Append(_ml.Transforms.Concatenate("Features", "Pixels", "Photons"));
        TransformerChain<ColumnConcatenatingTransformer> fitted = chain.Fit(Shots);

        Assert.HasCount(2, fitted.ToArray());
        Assert.IsInstanceOfType<NormalizingTransformer>(fitted.First());
        Assert.AreSame(fitted.Last(), fitted.LastTransformer);
        Assert.IsInstanceOfType<ColumnConcatenatingEstimator>(chain.LastEstimator);
        CollectionAssert.AreEqual(new[] { 1, -1, 1, 2.5f }, fitted.Transform(Shots).Vectors<float>("Features")[5]);
        StringAssert.EndsWith(chain.GetOutputSchema(Views.ShapeOf(Shots)).Describe(), "Features: Vector Single [SlotNames: Vector String]");
    }

    [TestMethod]
    public void Append_ChainTwice_GrowsTheChain()
    {
        var chain = _ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A")).Append(_ml.Transforms.CopyColumns("C", "B"));

        Assert.HasCount(3, chain.Fit(Shots).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5 }, chain.Fit(Shots).Transform(Shots).Column<int>("C"));
    }

    [TestMethod]
    public void Fit_ColumnMissingLater_FailsBeforeAnyFit()
    {
        var rows = new CountedRows<Shot>(Shot.Make(6));
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        var chain = _ml.Transforms.NormalizeMinMax("Pixels").Append(_ml.Transforms.Concatenate("Features", "Nothing"));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(data));
        Assert.AreEqual(0, rows.RowsRead);
    }

    [TestMethod]
    public void Empty_FitsToNothing()
    {
        var empty = new EstimatorChain<ITransformer>();

        Assert.IsNull(empty.LastEstimator);
        Assert.AreEqual(0, empty.Fit(Shots).Count());
        Assert.IsNull(empty.Fit(Shots).LastTransformer);
        Assert.ThrowsExactly<InvalidOperationException>(() => empty.AppendCacheCheckpoint(_ml));
        Assert.ThrowsExactly<ArgumentNullException>(() => empty.Append<ITransformer>(null!));
    }

    [TestMethod]
    public void CacheCheckpoint_BetweenFeaturizerAndTrainer_ComputesOncePerRow()
    {
        var featurizer = new CountingEstimator(_ml);
        var chain = featurizer.AppendCacheCheckpoint(_ml)
            .Append(_ml.Transforms.NormalizeMinMax("Total"))
            .Append(_ml.Transforms.NormalizeMeanVariance("Total"));
        chain.Fit(Shots);

        Assert.AreEqual(6, featurizer.Transformer.Computed);
        Assert.AreEqual(1, featurizer.Fits);
    }

    [TestMethod]
    public void NoCacheCheckpoint_ComputesAtEveryPass()
    {
        var featurizer = new CountingEstimator(_ml);
        featurizer.Append(_ml.Transforms.NormalizeMinMax("Total")).Append(_ml.Transforms.NormalizeMeanVariance("Total")).Fit(Shots);

        Assert.AreEqual(12, featurizer.Transformer.Computed);
    }

    [TestMethod]
    public void CacheCheckpoint_InTheFittedChain_IsGone()
    {
        var featurizer = new CountingEstimator(_ml);
        var fitted = featurizer.AppendCacheCheckpoint(_ml).Append(_ml.Transforms.NormalizeMinMax("Total")).Fit(Shots);
        Assert.HasCount(2, fitted.ToArray());

        fitted.Transform(Shots).Column<float>("Total");
        fitted.Transform(Shots).Column<float>("Total");
        Assert.AreEqual(18, featurizer.Transformer.Computed);
        Assert.ThrowsExactly<ArgumentNullException>(() => featurizer.AppendCacheCheckpoint(null!));
    }

    [TestMethod]
    public void WithOnFitDelegate_SeesTheTransformer()
    {
        NormalizingTransformer? seen = null;
        var fitted = _ml.Transforms.NormalizeMinMax("Pixels").WithOnFitDelegate(t => seen = t).Append(_ml.Transforms.CopyColumns("A", "Pixels")).Fit(Shots);

        Assert.AreSame(fitted.First(), seen);
    }

    [TestMethod]
    public void Scopes_LeaveOutOfScoring()
    {
        var chain = _ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A"), TransformerScope.TrainTest);
        TransformerChain<ColumnCopyingTransformer> fitted = chain.Fit(Shots);

        Assert.IsNull(fitted.Transform(Shots).Schema.GetColumnOrNull("B"));
        Assert.IsNotNull(fitted.Transform(Shots, TransformerScope.Everything).Schema.GetColumnOrNull("B"));
        Assert.HasCount(1, fitted.GetModelFor(TransformerScope.Scoring).ToArray());
        Assert.IsNull(fitted.GetOutputSchema(Shots.Schema).GetColumnOrNull("B"));
        Assert.IsNotNull(fitted.GetOutputSchema(Shots.Schema, TransformerScope.Training).GetColumnOrNull("B"));
    }

    [TestMethod]
    public void TransformerChain_Append_AndMismatch()
    {
        ITransformer first = _ml.Transforms.CopyColumns("A", "Index").Fit(Shots);
        ITransformer second = _ml.Transforms.CopyColumns("B", "A").Fit(first.Transform(Shots));
        TransformerChain<ITransformer> chain = first.Append(second);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5 }, chain.Transform(Shots).Column<int>("B"));
        Assert.HasCount(3, chain.Append(second).ToArray());
        Assert.ThrowsExactly<InvalidOperationException>(() => new TransformerChain<NormalizingTransformer>(first));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransformerChain<ITransformer>(second).Transform(Shots));
        Assert.ThrowsExactly<ArgumentNullException>(() => chain.Transform(null!));
    }

    [TestMethod]
    public void RowMapper_OfChain_MapsRows()
    {
        ITransformer chain = new CountingEstimator(_ml).Append(_ml.Transforms.CopyColumns("Sum", "Total")).Append(_ml.Transforms.DropColumns("Total")).Fit(Shots);
        Assert.IsTrue(chain.IsRowToRowMapper);
        IRowToRowMapper mapper = chain.GetRowToRowMapper(Shots.Schema);

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>; Sum: Single", mapper.OutputSchema.Describe());
        Assert.AreEqual("Pixels", string.Join(" ", mapper.GetDependencies([mapper.OutputSchema["Sum"]]).Select(c => c.Name)));
        using DataViewRowCursor cursor = Shots.GetRowCursor(Shots.Schema);
        cursor.MoveNext();
        cursor.MoveNext();
        cursor.MoveNext();
        // The chain's rows are over an equal schema, not the same: mappers check for the same.
        using DataViewRowCursor bound = BoundCursor(chain, out IRowToRowMapper boundMapper);
        DataViewRow row = boundMapper.GetRow(bound, boundMapper.OutputSchema);
        ValueGetter<float> get = row.GetGetter<float>(boundMapper.OutputSchema["Sum"]);
        bound.MoveNext();
        bound.MoveNext();
        bound.MoveNext();
        float sum = 0;
        get(ref sum);

        Assert.AreEqual(4f, sum);
        Assert.AreEqual(2, row.Position);
    }

    [TestMethod]
    public void Dispose_Chain_DisposesItsTransformers()
    {
        var disposable = new DisposableTransformer();
        new TransformerChain<ITransformer>(_ml.Transforms.CopyColumns("A", "Index").Fit(Shots), disposable).Dispose();

        Assert.AreEqual(1, disposable.Disposals);
    }

    private DataViewRowCursor BoundCursor(ITransformer chain, out IRowToRowMapper mapper)
    {
        IDataView data = Shots;
        mapper = chain.GetRowToRowMapper(data.Schema);
        return data.GetRowCursor(data.Schema);
    }

    private sealed class DisposableTransformer : ITransformer, IDisposable
    {
        public int Disposals { get; private set; }

        public bool IsRowToRowMapper => false;

        public void Dispose() => Disposals++;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;
    }
}
