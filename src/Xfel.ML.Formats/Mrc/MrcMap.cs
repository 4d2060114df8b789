using System.Numerics;

namespace Xfel.ML.Formats;

/// <summary>
/// An image, a stack of images or a volume of an MRC file. The rows stand in the order of the file, as NumPy's readers give them: viewers that follow the standard draw the first row at the
/// bottom, and nothing is turned over here.
/// </summary>
public sealed record MrcMap
{
    /// <summary>The number of columns (NX).</summary>
    public required int Columns { get; init; }

    /// <summary>The number of rows (NY).</summary>
    public required int Rows { get; init; }

    /// <summary>The number of sections (NZ): images of a stack, slices of a volume.</summary>
    public int Sections { get; init; } = 1;

    /// <summary>The values, section by section and row by row: an array of the shape <c>[Sections, Rows, Columns]</c>.</summary>
    public required float[] Values { get; init; }

    /// <summary>How the file stores a value.</summary>
    public MrcMode Mode { get; init; } = MrcMode.Float32;

    /// <summary>Whether mode 0 means 0 to 255. The standard says -128 to 127; a file says otherwise by IMOD's flags, or by a largest value above 127.</summary>
    public bool HasUnsignedBytes { get; init; }

    /// <summary>Whether the file stores the most significant byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Whether the sections are slices of a volume (ISPG is 1 or more) rather than images of a stack (0). EMAN2 writes 0 for volumes, too.</summary>
    public bool IsVolume { get; init; }

    /// <summary>The distance of neighbouring values along x, y and z in angstrom; 0 where the file does not say.</summary>
    public Vector3 VoxelSize { get; init; }

    /// <summary>The origin along x, y and z in angstrom, as the file has it; IMOD can store it with the opposite sign.</summary>
    public Vector3 Origin { get; init; }

    /// <summary>The labels: up to ten of up to 80 printable ASCII characters.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The type of the extended header, such as <c>FEI1</c>; empty where there is none or it is not told. It is reported when a file is read, and not written.</summary>
    public string ExtendedHeaderType { get; init; } = "";

    /// <summary>The number of bytes of the extended header. It is reported when a file is read, and not written.</summary>
    public int ExtendedHeaderLength { get; init; }
}
