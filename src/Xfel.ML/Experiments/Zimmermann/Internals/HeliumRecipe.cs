using System.Globalization;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>How the networks of an experiment are made and trained: all of one experiment alike.</summary>
internal static class HeliumRecipe
{
    /// <summary>The pre-activation networks; <paramref name="alpha"/> 0 takes a rectifier in place of the logarithmic activation.</summary>
    public static NetworkDescription ResNet(int depth, ZimmermannSettings settings, float alpha, int labels, FrameSize size)
    {
        var input = new FeatureShape(1, size.Height, size.Width);
        var options = new ResNetOptions { Width = settings.Width, LogAlpha = alpha == 0 ? null : alpha, NormMomentum = settings.NormMomentum };
        return depth switch
        {
            18 => ResNets.ResNet18(labels, input, options),
            50 => ResNets.ResNet50(labels, input, options),
            _ => ResNets.ResNet101(labels, input, options),
        };
    }

    /// <summary>A network of table 9 without logarithmic activation. VGG networks take frames of their own size.</summary>
    public static NetworkDescription Architecture(string name, ZimmermannTable9Settings settings, int labels, FrameSize size)
    {
        var input = new FeatureShape(1, settings.VggSide, settings.VggSide);
        var options = new VggOptions { Width = settings.VggWidth, BatchNorm = settings.VggBatchNorm, NormMomentum = settings.NormMomentum };
        return name switch
        {
            "vgg16" => Vgg.Vgg16(labels, input, options),
            "vgg19" => Vgg.Vgg19(labels, input, options),
            _ => ResNet(int.Parse(name["resnet".Length..], CultureInfo.InvariantCulture), settings, 0, labels, size),
        };
    }

    public static TrainingOptions Training(ZimmermannSettings settings, ExperimentOptions options)
    {
        TrainingOptions paper = TrainingPresets.Zimmermann2019;
        return paper with
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Schedule = settings.PaperRecipe ? paper.Schedule : new CosineSchedule { WarmUpEpochs = 0.5 },
            Augmentation = settings.PaperRecipe ? paper.Augmentation : new() { FlipHorizontal = true, FlipVertical = true },
            ValidationFraction = settings.HeldOut,
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }
}
