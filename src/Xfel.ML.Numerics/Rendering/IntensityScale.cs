using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// The intensity-scale rendering of Han and Li, section 4.2: an intensity becomes the grey level
/// <c>floor(255 * clip(I, 0, scale) / scale + 0.5)</c>, computed in single precision.
/// </summary>
public static class IntensityScale
{
    /// <summary>Renders intensities as grey levels. NaN and negative values give 0, positive infinity gives 255.</summary>
    /// <param name="intensities">The intensities, in photons.</param>
    /// <param name="scale">The intensity that is rendered as 255; finite and positive.</param>
    /// <param name="destination">Receives one grey level for each intensity.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not finite and positive.</exception>
    public static void Render(ReadOnlySpan<float> intensities, float scale, Span<byte> destination)
    {
        if (!(scale > 0 && float.IsFinite(scale)))
            Throw.OutOfRange(nameof(scale), scale, "finite and positive");
        Throw.IfLengthDiffers(destination.Length, intensities.Length, nameof(destination));
        Render(intensities, 0, 1, scale, destination);
    }

    /// <summary>Renders <c>(value - offset) / gain</c>; with no offset and gain 1 the division, which changes no bit, is left out.</summary>
    internal static void Render(ReadOnlySpan<float> values, float offset, float gain, float scale, Span<byte> destination)
    {
        if (offset == 0 && gain == 1)
            Render<InPhotons>(values, default, scale, destination);
        else
            Render<InDetectorUnits>(values, new InDetectorUnits { Offset = offset, Gain = gain }, scale, destination);
    }

    /// <summary>One grey level; the vector form makes the same operations in the same order, so the bits agree.</summary>
    internal static byte Grey(float photons, float scale)
    {
        float clipped = photons > 0 ? MathF.Min(photons, scale) : 0; // false for NaN
        return (byte)(int)MathF.Min(255f * clipped / scale + 0.5f, 255f);
    }

    private static void Render<TUnits>(ReadOnlySpan<float> values, TUnits units, float scale, Span<byte> destination)
        where TUnits : struct, IUnits
    {
        ref float source = ref MemoryMarshal.GetReference(values);
        ref byte target = ref MemoryMarshal.GetReference(destination);
        int width = Vector<float>.Count;
        int i = 0;
        for (; i <= values.Length - 4 * width; i += 4 * width)
        {
            Vector<int> a = Grey(units.ToPhotons(Vector.LoadUnsafe(ref source, (nuint)i)), scale);
            Vector<int> b = Grey(units.ToPhotons(Vector.LoadUnsafe(ref source, (nuint)(i + width))), scale);
            Vector<int> c = Grey(units.ToPhotons(Vector.LoadUnsafe(ref source, (nuint)(i + 2 * width))), scale);
            Vector<int> d = Grey(units.ToPhotons(Vector.LoadUnsafe(ref source, (nuint)(i + 3 * width))), scale);
            Vector<byte> grey = Vector.Narrow(Vector.AsVectorUInt16(Vector.Narrow(a, b)), Vector.AsVectorUInt16(Vector.Narrow(c, d)));
            grey.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < values.Length; i++)
            Unsafe.Add(ref target, i) = Grey(units.ToPhotons(Unsafe.Add(ref source, i)), scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Grey(Vector<float> photons, float scale)
    {
        Vector<float> clipped = Vector.ConditionalSelect(Vector.GreaterThan(photons, Vector<float>.Zero), Vector.Min(photons, new Vector<float>(scale)), Vector<float>.Zero);
        Vector<float> grey = Vector.Min(new Vector<float>(255f) * clipped / new Vector<float>(scale) + new Vector<float>(0.5f), new Vector<float>(255f));
        return Vector.ConvertToInt32Native(grey); // 0.5 to 255: no conversion saturates
    }

    private interface IUnits
    {
        float ToPhotons(float value);

        Vector<float> ToPhotons(Vector<float> value);
    }

    private readonly struct InPhotons : IUnits
    {
        public float ToPhotons(float value) => value;

        public Vector<float> ToPhotons(Vector<float> value) => value;
    }

    private readonly struct InDetectorUnits : IUnits
    {
        public required float Offset { get; init; }

        public required float Gain { get; init; }

        public float ToPhotons(float value) => (value - Offset) / Gain;

        public Vector<float> ToPhotons(Vector<float> value) => (value - new Vector<float>(Offset)) / new Vector<float>(Gain);
    }
}
