namespace Xfel.ML.Formats;

/// <summary>How an MRC file stores its values; the numbers are those of the standard MRC2014.</summary>
public enum MrcMode
{
    /// <summary>Mode 0: whole numbers from -128 to 127, or from 0 to 255 by the convention of IMOD and EMAN2.</summary>
    Int8 = 0,

    /// <summary>Mode 1: whole numbers from -32768 to 32767.</summary>
    Int16 = 1,

    /// <summary>Mode 2: single precision.</summary>
    Float32 = 2,

    /// <summary>Mode 6: whole numbers from 0 to 65535.</summary>
    UInt16 = 6,

    /// <summary>Mode 12: half precision, up to 65504.</summary>
    Float16 = 12,
}
