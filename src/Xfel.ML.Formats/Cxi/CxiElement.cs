namespace Xfel.ML.Formats;

/// <summary>How the pixels of a CXI file are stored.</summary>
public enum CxiElement
{
    /// <summary>Single precision: every value is kept.</summary>
    Float32,

    /// <summary>Half precision: three digits, up to 65504.</summary>
    Float16,

    /// <summary>Whole numbers from -32768 to 32767.</summary>
    Int16,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32,

    /// <summary>Whole numbers from 0 to 65535.</summary>
    UInt16,
}
