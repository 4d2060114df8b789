namespace Xfel.ML.Networks;

/// <summary>The papers' recipes. What a paper leaves open is named here; change it through <c>with</c>.</summary>
public static class TrainingPresets
{
    /// <summary>
    /// Han and Li, section 4.1: softmax cross-entropy, L2 0.01 on kernels (Eq. 2: 0.01 times the sum of squares), learning rate 1e-3, 20 epochs, pixels normalised over the training set, both flips.
    /// The paper names neither its optimiser nor its batch: a constant rate of 1e-3 that converges in 20 epochs fits Adam with its usual parameters; batches of 64.
    /// </summary>
    public static TrainingOptions Han2017 { get; } = new()
    {
        Epochs = 20,
        BatchSize = 64,
        Loss = TrainingLoss.SoftmaxCrossEntropy,
        Optimizer = new AdamOptions(),
        LearningRate = 1e-3,
        L2 = 0.01,
        NormalizePixels = true,
        Augmentation = new() { FlipHorizontal = true, FlipVertical = true },
        BestBy = TrainingMetric.Accuracy,
    };

    /// <summary>
    /// Zimmermann et al., section 3.1.5: sigmoid cross-entropy, L1 and L2 1e-5 (Eq. 10, on kernels), learning rate 0.1, a tenth of it after every 50 of 200 epochs, batches of 48, 15 % held out,
    /// both flips, random contrast and brightness; raw pixels, for the logarithmic activation. Nesterov momentum 0.9 is the public code's. The paper does not say how far contrast and
    /// brightness vary: 0.2 each. The public code differs: rate 0.1 * batch / 128, drops at epochs 30, 60, 120, 150, penalties divided by the number of layers.
    /// </summary>
    public static TrainingOptions Zimmermann2019 { get; } = new()
    {
        Epochs = 200,
        BatchSize = 48,
        Loss = TrainingLoss.SigmoidCrossEntropy,
        Optimizer = new SgdOptions { Momentum = 0.9, Nesterov = true },
        LearningRate = 0.1,
        Schedule = new DropSchedule { Drop = 0.1, Epochs = [50, 100, 150] },
        L1 = 1e-5,
        L2 = 1e-5,
        ValidationFraction = 0.15,
        Augmentation = new() { FlipHorizontal = true, FlipVertical = true, Contrast = 0.2, Brightness = 0.2 },
        BestBy = TrainingMetric.Accuracy,
    };
}
