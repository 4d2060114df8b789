namespace Xfel.ML.Formats.Internals;

/// <summary>What the values of a mask mean.</summary>
internal enum Hdf5MaskMeaning
{
    /// <summary>0 is a good pixel; a set bit says what is wrong with it (CXI's pixel masks, European XFEL's).</summary>
    ZeroIsGood,

    /// <summary>Any value but 0 is a good pixel (Hawk, and masks of other programs).</summary>
    NonZeroIsGood,
}
