using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The dropout mask of one frame: a hash of the value's index in canonical order (channel, row, column) under two keys, so that any pass can make any part of it again.
/// Two multiplications with a xor-shift between them, as in 32-bit finalisers; the second key keeps the masks of two frames from being shifts of each other.
/// </summary>
internal readonly struct DropoutMask
{
    private readonly Vector512<uint> _first;
    private readonly Vector512<uint> _second;
    private readonly Vector512<int> _threshold;
    private readonly Vector512<float> _scale;
    private readonly uint _channelStride;
    private readonly uint _width;

    public DropoutMask(float rate, ulong seed, int dropout, int frame, in BlockedShape shape)
    {
        ulong key = Mix(Mix(Mix(seed) + (uint)dropout) + (uint)frame);
        _first = Vector512.Create((uint)key);
        _second = Vector512.Create((uint)(key >> 32));
        // Signed, since vectors compare signed numbers everywhere.
        _threshold = Vector512.Create((int)(int.MinValue + (long)Math.Round(rate * 4294967296.0)));
        _scale = Vector512.Create(ScaleOf(rate));
        _channelStride = (uint)(shape.Height * shape.Width);
        _width = (uint)shape.Width;
    }

    /// <summary>What a value that stays is multiplied with.</summary>
    public static float ScaleOf(float rate) => (float)(1.0 / (1.0 - rate));

    /// <summary>Canonical indices of the first pixel of a row; the next pixel's are one higher.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> Indices(int block, int row) =>
        Vector512<uint>.Indices * Vector512.Create(_channelStride) + Vector512.Create((uint)(block * BlockedShape.Lanes) * _channelStride + (uint)row * _width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> values, Vector512<uint> indices)
    {
        Vector512<uint> hash = (indices ^ _first) * Vector512.Create(0x9E3779B1u);
        hash = ((hash ^ (hash >>> 15)) + _second) * Vector512.Create(0x846CA68Bu);
        Vector512<int> kept = Vector512.GreaterThanOrEqual(hash.AsInt32(), _threshold);
        return ((values * _scale).AsInt32() & kept).AsSingle();
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
