using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// What batch norm does to 16 channels: forward (x - <see cref="Centre"/>) * <see cref="Factor"/> + <see cref="Offset"/>, backward g * <see cref="Factor"/> + (x - <see cref="Centre"/>) *
/// <see cref="Pull"/> + <see cref="Offset"/>.
/// </summary>
internal readonly struct PointwiseCoefficients
{
    public readonly Vector512<float> Centre;
    public readonly Vector512<float> Factor;
    public readonly Vector512<float> Offset;
    public readonly Vector512<float> Pull;

    public unsafe PointwiseCoefficients(float* centre, float* factor, float* offset, float* pull)
    {
        Centre = Vector512.Load(centre);
        Factor = Vector512.Load(factor);
        Offset = Vector512.Load(offset);
        Pull = Vector512.Load(pull);
    }

    private PointwiseCoefficients(float factor) => Factor = Vector512.Create(factor);

    public static PointwiseCoefficients Identity => new(1);
}
