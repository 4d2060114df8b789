using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Conformance;

/// <summary>One estimator, in one configuration, that the conformance suite runs over.</summary>
/// <param name="Size">The frames that it is tested on.</param>
/// <param name="Create">Makes it, from the catalog, the output's and the input's column name.</param>
/// <param name="Load">Loads its transformer from a bundle.</param>
/// <param name="TakesOtherSizes">Whether a fitted transformer takes frames of another size.</param>
/// <param name="Learns">Whether fitting reads the frames, once.</param>
internal sealed record ConformanceCase(
    FrameSize Size, Func<TransformsCatalog, string, string?, IEstimator<FrameTransformer>> Create, Func<StageReader, FrameTransformer> Load, bool TakesOtherSizes = true, bool Learns = false)
{
    public const string Output = "Mapped";

    public const int Rows = 7;

    public FrameTable Table() => new(Size, Rows);

    public IEstimator<FrameTransformer> Estimator() => Create(new MLContext().Transforms, Output, FrameTable.Frame);

    public FrameTransformer Fit(IDataView input) => Estimator().Fit(input);
}
