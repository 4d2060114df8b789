namespace Xfel.ML.Networks;

/// <summary>What training minimises.</summary>
public enum TrainingLoss
{
    /// <summary>
    /// Cross-entropy of the softmax, for one class per frame; mean over the batch, with class weights their weighted mean (as torch's <c>CrossEntropyLoss</c>).
    /// </summary>
    SoftmaxCrossEntropy,

    /// <summary>
    /// Cross-entropy of the sigmoid (Zimmermann 2019, Eq. 6), for any number of labels per frame; mean over all decisions of the batch; a class weight multiplies the decisions on its label.
    /// </summary>
    SigmoidCrossEntropy,

    /// <summary>Squared difference; mean over all outputs of the batch.</summary>
    SquaredError,
}
