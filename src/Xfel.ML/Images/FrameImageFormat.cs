namespace Xfel.ML;

/// <summary>The format of an image file.</summary>
public enum FrameImageFormat
{
    /// <summary>Baseline JPEG, one component.</summary>
    Jpeg,

    /// <summary>PNG, 8 bits of grey.</summary>
    Png,
}
