namespace Microsoft.ML;

/// <content>The catalogs of trainers.</content>
public sealed partial class MLContext
{
    /// <summary>Trainers and metrics of two classes.</summary>
    public BinaryClassificationCatalog BinaryClassification { get; private set; }

    /// <summary>Trainers and metrics of several classes.</summary>
    public MulticlassClassificationCatalog MulticlassClassification { get; private set; }

    partial void AddTrainers()
    {
        BinaryClassification = new BinaryClassificationCatalog(Environment);
        MulticlassClassification = new MulticlassClassificationCatalog(Environment);
    }
}
