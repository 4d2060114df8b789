using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class ConfusionTableTests
{
    [TestMethod]
    public void GetFormattedConfusionTable_Binary_HasMLNetsLayout()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 1234).Select(i => new BinaryRow { Label = i % 5 < 2, Score = i % 7 < 3 ? 1 : -1 }));

        string table = context.BinaryClassification.EvaluateNonCalibrated(data).ConfusionMatrix.GetFormattedConfusionTable();

        Compare(
            """
            TEST POSITIVE RATIO:	0.4003 (494.0/(494.0+740.0))
            Confusion table
                      ||======================
            PREDICTED || positive | negative | Recall
            TRUTH     ||======================
             positive ||      212 |      282 | 0.4291
             negative ||      318 |      422 | 0.5703
                      ||======================
            Precision ||   0.4000 |   0.5994 |

            """, table);
    }

    [TestMethod]
    public void GetFormattedConfusionTable_ShortNames_StandInTheHeads()
    {
        Compare(
            """

            Confusion table
                      ||========================
            PREDICTED ||   one |   two |     3 | Recall
            TRUTH     ||========================
                  one ||   286 |     0 |     0 | 1.0000
                  two ||     0 |   286 |     0 | 1.0000
                    3 ||   286 |     0 | 1,142 | 0.7997
                      ||========================
            Precision ||0.5000 |1.0000 |1.0000 |

            """, Table(["one", "two", "3"], 2000));
    }

    [TestMethod]
    public void GetFormattedConfusionTable_LongNames_AreNumbered()
    {
        Compare(
            """

            Confusion table
                                   ||========================
            PREDICTED              ||     0 |     1 |     2 | Recall
            TRUTH                  ||========================
            0.              single ||     1 |     0 |     0 | 1.0000
            1.              double ||     0 |     1 |     0 | 1.0000
            2. triple or quadruple ||     0 |     0 |     0 | 0.0000
                                   ||========================
            Precision              ||1.0000 |1.0000 |0.0000 |

            """,
            Table(["single", "double", "triple or quadruple"], 2));
    }

    [TestMethod]
    public void GetCountForClassPair_IndexOutOfRange_Throws()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable<BinaryRow>([new() { Label = true, Score = 1 }, new() { Score = -1 }]);

        ConfusionMatrix matrix = context.BinaryClassification.EvaluateNonCalibrated(data).ConfusionMatrix;

        Assert.AreEqual(1.0, matrix.GetCountForClassPair(1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(2, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(0, -1));
    }

    /// <summary>Row i is of class i % 7, capped at the last; every sixth row of the last class is taken for the first.</summary>
    private static string Table(string[] names, int rows)
    {
        var context = new MLContext();
        int last = names.Length - 1;
        IEnumerable<ClassRow> scored = Enumerable.Range(0, rows).Select(i => new ClassRow { Label = (uint)Math.Min(i % 7, last), Score = Scores(i % 7 == 4 ? 0 : Math.Min(i % 7, last)) });
        var definition = SchemaDefinition.Create(typeof(ClassRow));
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), names.Length);
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Length);
        definition["Score"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(names.Length, [.. names.Select(name => name.AsMemory())]),
            new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return context.MulticlassClassification.Evaluate(context.Data.LoadFromEnumerable(scored, definition)).ConfusionMatrix.GetFormattedConfusionTable();

        float[] Scores(int best) => [.. names.Select((_, i) => i == best ? 0.8f : 0.1f)];
    }

    private static void Compare(string expected, string actual)
        => Assert.AreEqual(expected.ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));

    private sealed class BinaryRow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class ClassRow
    {
        public uint Label { get; set; }

        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }
    }
}
