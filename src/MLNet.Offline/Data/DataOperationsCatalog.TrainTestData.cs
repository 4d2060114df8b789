namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>Two parts of a table.</summary>
    public struct TrainTestData
    {
        /// <summary>The part to learn from.</summary>
        public readonly IDataView TrainSet;

        /// <summary>The part to judge by.</summary>
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
