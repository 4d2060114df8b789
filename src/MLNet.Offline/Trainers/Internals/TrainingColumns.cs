using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>Where a trainer finds its features, labels and weights.</summary>
internal sealed class TrainingColumns(IDataView data, string features, string label, string weight)
{
    public IDataView Data => data;

    public DataViewSchema.Column Features { get; } = data.Schema[features];

    public DataViewSchema.Column Label { get; } = data.Schema[label];

    public DataViewSchema.Column? Weight { get; } = weight is null ? null : data.Schema[weight];

    /// <summary>Slots of the features.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is not a vector of floats of known size.</exception>
    public int FeatureCount => Features.Type is VectorDataViewType { Size: > 0 } type && type.ItemType == NumberDataViewType.Single
        ? type.Size
        : throw new ArgumentOutOfRangeException("data", $"Training feature column '{Features.Name}' must be a known-size vector of R4, but has type: {Features.Type}.");

    /// <summary>Opens the rows.</summary>
    /// <param name="trusted">All rows have been read before and were usable.</param>
    public TrainingRowReader Open(bool trusted) => new(this, trusted);
}
