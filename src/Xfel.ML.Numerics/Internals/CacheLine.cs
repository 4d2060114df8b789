namespace Xfel.ML.Numerics.Internals;

/// <summary>The unit in which the processor's caches load: a vector of 512 bits that starts on one comes at once.</summary>
internal static unsafe class CacheLine
{
    public const int Floats = 16;

    private const nuint Bytes = Floats * sizeof(float);

    /// <summary>The first place at or after <paramref name="place"/> that starts a cache line.</summary>
    public static float* Align(float* place) => (float*)(((nuint)place + Bytes - 1) & ~(Bytes - 1));
}
