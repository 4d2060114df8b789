using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>Splits a table in two at random. Rows with the same value in the sampling key column are never split.</summary>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Check.Value(data, nameof(data));
        Check.Param(0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        SplitPlaces places = SplitPlaces.Of(data, samplingKeyColumnName, seed ?? _environment.Seed);
        var test = new RowRange(0, testFraction, IncludeMax: false);
        return new TrainTestData(places.Part(test with { Complement = true }), places.Part(test));
    }

    /// <summary>Splits a table into folds, each the test set once. Rows with the same value in the sampling key column are in the same fold.</summary>
    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        Check.Value(data, nameof(data));
        Check.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        SplitPlaces places = SplitPlaces.Of(data, samplingKeyColumnName, seed ?? _environment.Seed);
        var folds = new TrainTestData[numberOfFolds];
        for (int i = 0; i < numberOfFolds; i++)
        {
            var test = new RowRange((double)i / numberOfFolds, (double)(i + 1) / numberOfFolds, IncludeMax: true);
            folds[i] = new TrainTestData(places.Part(test with { Complement = true }), places.Part(test));
        }

        return folds;
    }
}
