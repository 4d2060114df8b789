using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Normalization;

[TestClass]
public sealed class NormalizeTests
{
    private readonly MLContext _ml = new(1);

    private static readonly Row[] Rows =
    [
        new() { Value = 1, Large = 10, Vector = [1, -4, 0, 5] },
        new() { Value = 2, Large = 30, Vector = [2, 2, 0, 5] },
        new() { Value = 6, Large = -20, Vector = [4, float.NaN, 0, 5] },
    ];

    private IDataView Data => _ml.Data.LoadFromEnumerable(Rows);

    private static void AreNear(IEnumerable<float> expected, IEnumerable<float> actual)
    {
        foreach ((float e, float a) in expected.Zip(actual, (e, a) => (e, a)))
            Assert.AreEqual(e, a, 1e-6f);
    }

    private List<float> Values(NormalizingEstimator estimator) => estimator.Fit(Data).Transform(Data).Column<float>("Out");

    private List<float[]> Vectors(NormalizingEstimator estimator) => estimator.Fit(Data).Transform(Data).Vectors<float>("Out");

    [TestMethod]
    public void MinMax_FixZero_DividesByTheLargestMagnitude()
    {
        AreNear([1 / 6f, 1 / 3f, 1], Values(_ml.Transforms.NormalizeMinMax("Out", "Value")));
        AreNear([0.25f, -1, 0, 1], Vectors(_ml.Transforms.NormalizeMinMax("Out", "Vector"))[0].Take(3).Append(1));
        // A constant slot has no width: it becomes 0.
        Assert.AreEqual(0f, Vectors(_ml.Transforms.NormalizeMinMax("Out", "Vector"))[0][3]);
    }

    [TestMethod]
    public void MinMax_NotFixZero_IsZeroToOne()
    {
        AreNear([0, 0.2f, 1], Values(_ml.Transforms.NormalizeMinMax("Out", "Value", fixZero: false)));
        List<float[]> vectors = Vectors(_ml.Transforms.NormalizeMinMax("Out", "Vector", fixZero: false));
        AreNear([0, 0, 0, 0], vectors[0]);
        AreNear([1 / 3f, 1, 0, 0], vectors[1]);
        Assert.IsTrue(float.IsNaN(vectors[2][1]));
    }

    [TestMethod]
    public void MeanVariance_FixZero_DividesByTheRootMeanSquare()
    {
        float root = MathF.Sqrt((1 + 4 + 36) / 3f);
        AreNear([1 / root, 2 / root, 6 / root], Values(_ml.Transforms.NormalizeMeanVariance("Out", "Value")));
    }

    [TestMethod]
    public void MeanVariance_NotFixZero_HasMeanZeroAndVarianceOne()
    {
        float deviation = MathF.Sqrt((4 + 1 + 9) / 3f);
        AreNear([-2 / deviation, -1 / deviation, 3 / deviation], Values(_ml.Transforms.NormalizeMeanVariance("Out", "Value", fixZero: false)));
        List<float[]> vectors = Vectors(_ml.Transforms.NormalizeMeanVariance("Out", "Vector", fixZero: false));
        // NaN is passed over, constant slots become 0.
        AreNear([-1, 1], [vectors[0][1], vectors[1][1]]);
        AreNear([0, 0], [vectors[0][2], vectors[0][3]]);
    }

    [TestMethod]
    public void MeanVariance_Cdf_IsTheShareBelow()
    {
        double deviation = Math.Sqrt((4 + 1 + 9) / 3.0);
        AreNear([Share(-2 / deviation), Share(-1 / deviation), Share(3 / deviation)], Values(_ml.Transforms.NormalizeMeanVariance("Out", "Value", useCdf: true)));

        double[] logs = [0, Math.Log(2), Math.Log(6)];
        double mean = logs.Average(), logDeviation = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / 3);
        AreNear(logs.Select(l => Share((l - mean) / logDeviation)), Values(_ml.Transforms.NormalizeLogMeanVariance("Out", "Value")));
    }

    // Winitzki's approximation of the normal distribution, a = 0.147.
    private static float Share(double x)
    {
        double h = x * x / 2;
        return (float)(0.5 + (0.5 * Math.Sign(x) * Math.Sqrt(1 - Math.Exp(-h * ((4 / Math.PI) + (0.147 * h)) / (1 + (0.147 * h))))));
    }

    [TestMethod]
    public void Doubles_StayDoubles()
    {
        IDataView data = _ml.Transforms.NormalizeMinMax("Large").Fit(Data).Transform(Data);

        Assert.AreEqual("Large: Double {IsNormalized}", data.Schema["Large"].ToString());
        CollectionAssert.AreEqual(new[] { 10 * (1.0 / 30), 1, -20 * (1.0 / 30) }, data.Column<double>("Large"));
    }

    [TestMethod]
    public void SparseRows_CountTheirZeros()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Sparse { Values = new(4, 1, [4], [1]) }, new Sparse { Values = new(4, 1, [2], [1]) }, new Sparse { Values = new(4, 1, [6], [3]) }]);
        VBuffer<float> fixZero = _ml.Transforms.NormalizeMinMax("Values").Fit(data).Transform(data).Column<VBuffer<float>>("Values")[0];
        float[] shifted = _ml.Transforms.NormalizeMeanVariance("Values", fixZero: false).Fit(data).Transform(data).Vectors<float>("Values")[2];

        Assert.IsFalse(fixZero.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0 }, fixZero.DenseValues().ToArray());
        AreNear([0, -1.2247449f, 0, 1.4142135f], shifted);
    }

    [TestMethod]
    public void Parameters_OfFit_AreScaleAndOffset()
    {
        var scalar = (NormalizingTransformer.AffineNormalizerModelParameters<float>)_ml.Transforms.NormalizeMinMax("Value", fixZero: false).Fit(Data).GetNormalizerModelParameters(0);
        var vector = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)_ml.Transforms.NormalizeMinMax("Vector", fixZero: false).Fit(Data).GetNormalizerModelParameters(0);
        var fixedZero = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)_ml.Transforms.NormalizeMinMax("Vector").Fit(Data).GetNormalizerModelParameters(0);
        var cdf = (NormalizingTransformer.CdfNormalizerModelParameters<float>)_ml.Transforms.NormalizeMeanVariance("Value", useCdf: true).Fit(Data).GetNormalizerModelParameters(0);

        Assert.AreEqual((0.2f, 1f), (scalar.Scale, scalar.Offset));
        Assert.AreEqual("0.33333334 0.16666667 0 0", string.Join(" ", vector.Scale));
        Assert.AreEqual("1 -4 0 0", string.Join(" ", vector.Offset));
        Assert.IsEmpty(fixedZero.Offset);
        Assert.AreEqual(3f, cdf.Mean);
        Assert.IsFalse(cdf.UseLog);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Value").Fit(Data).GetNormalizerModelParameters(1));
    }

    [TestMethod]
    public void MaximumExampleCount_LimitsReading()
    {
        var rows = new CountedRows<Row>([.. Enumerable.Range(0, 100).Select(i => new Row { Value = i })]);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        List<float> values = _ml.Transforms.NormalizeMinMax("Value", maximumExampleCount: 11).Fit(data).Transform(data).Column<float>("Value");

        Assert.AreEqual(0.1f, values[1], 1e-6f);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Value", maximumExampleCount: 1));
    }

    [TestMethod]
    public void Schema_SlotNames_ComeAlongAndIsNormalizedIsAdded()
    {
        IDataView data = Transforms.Concatenated.Named(_ml);
        NormalizingEstimator estimator = _ml.Transforms.NormalizeMeanVariance([new InputOutputColumnPair("Out", "All"), new InputOutputColumnPair("Photons")]);
        IDataView normalized = estimator.Fit(data).Transform(data);

        Assert.AreEqual(
            "(Photons: Single); Photons: Single [IsNormalized]; Index: Int32; Name: String; Pixels: Vector<Single, 3>; Other: Single; All: Vector<Single, 2> [SlotNames]; Out: Vector<Single, 2> [IsNormalized, SlotNames]",
            normalized.Schema.Describe());
        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(data)).Describe(), "Out: Vector Single [IsNormalized: Scalar Boolean; SlotNames: Vector String]");
    }

    [TestMethod]
    public void WrongColumns_ThrowArgumentOutOfRange()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Wrong()]);
        foreach (string column in new[] { "Text", "Integer", "Open", "Nothing" })
        {
            NormalizingEstimator estimator = _ml.Transforms.NormalizeMinMax("Out", column);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(data)), column);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(data), column);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax(""));
    }

    [TestMethod]
    public void VectorOfOtherSize_Throws()
    {
        IDataView wrong = _ml.Data.LoadFromEnumerable([new Row { Vector = [1, 2] }]);
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.NormalizeMinMax("Vector").Fit(wrong));
        ITransformer fitted = _ml.Transforms.NormalizeMinMax("Vector").Fit(Data);
        Assert.ThrowsExactly<InvalidOperationException>(() => fitted.Transform(wrong).Column<VBuffer<float>>("Vector"));
    }

    private sealed class Row
    {
        public float Value { get; set; }

        public double Large { get; set; }

        [VectorType(4)]
        public float[] Vector { get; set; } = [0, 0, 0, 0];
    }

    private sealed class Sparse
    {
        [VectorType(4)]
        public VBuffer<float> Values { get; set; }
    }

    private sealed class Wrong
    {
        public string Text { get; set; } = "";

        public int Integer { get; set; }

        public float[] Open { get; set; } = [];
    }
}
