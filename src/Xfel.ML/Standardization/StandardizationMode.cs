namespace Xfel.ML;

/// <summary>Over what frames are brought to zero mean and unit variance.</summary>
public enum StandardizationMode
{
    /// <summary>Each frame by its own mean and standard deviation; nothing is trained.</summary>
    PerFrame,

    /// <summary>Each pixel by its mean and standard deviation over the training frames.</summary>
    PerPixel,
}
