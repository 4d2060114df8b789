using Microsoft.ML.Trainers;

namespace Microsoft.ML.Internals;

/// <content>The kinds of the trainers.</content>
internal static partial class TransformerKinds
{
    public const string BinaryPrediction = "binary prediction";
    public const string MulticlassPrediction = "multiclass prediction";

    static partial void AddTrainers(Dictionary<string, Func<ModelReader, ITransformer>> loaders)
    {
        loaders[BinaryPrediction] = PredictionFile.LoadBinary;
        loaders[MulticlassPrediction] = PredictionFile.LoadMulticlass;
    }
}
