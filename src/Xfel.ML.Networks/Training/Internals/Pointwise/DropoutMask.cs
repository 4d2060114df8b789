using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The dropout mask of one frame: a hash of the value's index in canonical order (channel, row, column) under two keys, so that any pass can make any part of it again.
/// Two multiplications with a xor-shift between them, as in 32-bit finalisers; the second key keeps the masks of two frames from being shifts of each other.
/// </summary>
internal readonly struct DropoutMask
{
    private readonly Vector<uint> _first;
    private readonly Vector<uint> _second;
    private readonly Vector<int> _threshold;
    private readonly Vector<float> _scale;

    public DropoutMask(float rate, ulong seed, int dropout, int frame)
    {
        ulong key = Mix(Mix(Mix(seed) + (uint)dropout) + (uint)frame);
        _first = Vector.Create((uint)key);
        _second = Vector.Create((uint)(key >> 32));
        // Signed, since vectors compare signed numbers everywhere.
        _threshold = Vector.Create((int)(int.MinValue + (long)Math.Round(rate * 4294967296.0)));
        _scale = Vector.Create(ScaleOf(rate));
    }

    /// <summary>What a value that stays is multiplied with.</summary>
    public static float ScaleOf(float rate) => (float)(1.0 / (1.0 - rate));

    /// <summary>Canonical indices of the first pixel of a row, from channel to channel; the next pixel's are one higher.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<uint> Indices(in BlockedShape shape, int channel, int row)
    {
        uint plane = (uint)(shape.Height * shape.Width);
        return Vector<uint>.Indices * Vector.Create(plane) + Vector.Create((uint)channel * plane + (uint)(row * shape.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Apply(Vector<float> values, Vector<uint> indices)
    {
        Vector<uint> hash = (indices ^ _first) * Vector.Create(0x9E3779B1u);
        hash = ((hash ^ (hash >>> 15)) + _second) * Vector.Create(0x846CA68Bu);
        Vector<int> kept = Vector.GreaterThanOrEqual(Vector.AsVectorInt32(hash), _threshold);
        return Vector.AsVectorSingle(Vector.AsVectorInt32(values * _scale) & kept);
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
