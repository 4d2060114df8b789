using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>How the VGG16 and logistic-regression classifier of Han &amp; Li (section 4.2) is built.</summary>
public sealed record HitClassifierOptions
{
    /// <summary>The class to be found; all others are its negative.</summary>
    public string PositiveClass { get; init; } = "single";

    /// <summary>Gain, offset, intensity scale and JPEG quality of the rendering.</summary>
    public RenderOptions Rendering { get; init; } = new();

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; init; }

    /// <summary>The window to look at, such as <see cref="BeamCenter.Window"/> gives; null takes whole frames.</summary>
    public CropOptions? Window { get; init; }

    /// <summary>The network that turns rendered frames into features.</summary>
    public Vgg16Options Features { get; init; } = new();

    /// <summary>Inverse strength C of the L2 penalty, as scikit-learn defines it.</summary>
    public float InverseRegularization { get; init; } = 1;

    /// <summary>Share of the frames (whole models) held out to measure the metrics that the bundle states; 0 holds out none.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>Seed of the split.</summary>
    public int Seed { get; init; }

    /// <summary>Stop at the first bad frame.</summary>
    public bool Strict { get; init; }

    /// <summary>Is told how far training has come.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Is told of every frame that training leaves out.</summary>
    public Action<BadFrame>? OnBadFrame { get; init; }

    /// <summary>Ends training early.</summary>
    public CancellationToken Cancellation { get; init; }
}
