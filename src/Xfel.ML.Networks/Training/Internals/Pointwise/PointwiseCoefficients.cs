using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// What batch norm does to as many channels as a vector holds: forward (x - <see cref="Centre"/>) * <see cref="Factor"/> + <see cref="Offset"/>, backward
/// g * <see cref="Factor"/> + (x - <see cref="Centre"/>) * <see cref="Pull"/> + <see cref="Offset"/>.
/// </summary>
internal readonly struct PointwiseCoefficients
{
    public readonly Vector<float> Centre;
    public readonly Vector<float> Factor;
    public readonly Vector<float> Offset;
    public readonly Vector<float> Pull;

    /// <param name="vectors"><c>[centre, factor, offset, pull][channel]</c> from the first channel on; null is no norm.</param>
    /// <param name="stride">Floats between two of the four.</param>
    public unsafe PointwiseCoefficients(float* vectors, int stride)
    {
        if (vectors is null)
        {
            Factor = Vector<float>.One;
            return;
        }

        Centre = Vector.Load(vectors);
        Factor = Vector.Load(vectors + stride);
        Offset = Vector.Load(vectors + 2 * stride);
        Pull = Vector.Load(vectors + 3 * stride);
    }
}
