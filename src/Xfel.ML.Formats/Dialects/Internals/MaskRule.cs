namespace Xfel.ML.Formats.Internals;

/// <summary>What the values of a mask mean.</summary>
/// <param name="ZeroIsGood">Whether 0 is a good pixel and a set bit says what is wrong with it; otherwise 0 is a bad pixel.</param>
/// <param name="HarmlessBits">Bits that tell something else than a fault.</param>
internal readonly record struct MaskRule(bool ZeroIsGood, uint HarmlessBits = 0)
{
    /// <summary>Masks of Hawk, SimEx and most programs: any value but 0 is a good pixel.</summary>
    public static MaskRule NonZeroIsGood => new(false);

    /// <summary>Masks of faults, such as those of the European XFEL and of NeXus: 0 is a good pixel.</summary>
    public static MaskRule ZeroGood => new(true);

    /// <summary>CXI's pixel masks: 0 is a good pixel; 0x800 (an artifact was corrected) and 0x1000 (there is a signal) are no faults.</summary>
    public static MaskRule Cxi => new(true, 0x800 | 0x1000);

    /// <summary>Cheetah's pixel masks: 0x800 (an artifact was corrected), 0x2000 (a peak of the hit finder) and 0x4000 (the background was subtracted) are no faults.</summary>
    public static MaskRule Cheetah => new(true, 0x800 | 0x2000 | 0x4000);

    /// <summary>What a mask means that lies in a file of no known dialect.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="type">Its type.</param>
    public static MaskRule Of(string path, Hdf5Type type) =>
        type.Element.Kind == 'f' ? NonZeroIsGood
        : path.StartsWith("/entry_", StringComparison.Ordinal) && path.EndsWith("/mask", StringComparison.Ordinal) ? Cxi
        : path.EndsWith("/pixel_mask", StringComparison.Ordinal) ? ZeroGood
        : NonZeroIsGood;

    /// <summary>Tells good pixels from bad ones. NaN is a bad pixel.</summary>
    public void Apply(ReadOnlySpan<float> values, Span<bool> good)
    {
        // Larger numbers have bits that a float cannot hold, and others beside the harmless ones in any case.
        const float Exact = 1 << 24;
        for (int i = 0; i < good.Length; i++)
        {
            float value = values[i];
            good[i] = ZeroIsGood ? value == 0 || (value is > 0 and < Exact && ((uint)value & ~HarmlessBits) == 0) : value != 0 && !float.IsNaN(value);
        }
    }
}
