using System.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>What the header of an MRC file says.</summary>
internal sealed record MrcHeader
{
    /// <summary>Lengths as they lie in the file: columns fastest.</summary>
    public required int Columns { get; init; }

    public required int Rows { get; init; }

    public required int Sections { get; init; }

    public required MrcMode Mode { get; init; }

    /// <summary>How a value is stored, byte order included.</summary>
    public required NpyType Type { get; init; }

    /// <summary>Along which of x (0), y (1) and z (2) columns, rows and sections lie.</summary>
    public required (int Column, int Row, int Section) Axes { get; init; }

    public required int SpaceGroup { get; init; }

    public required int ExtendedLength { get; init; }

    public required string ExtendedType { get; init; }

    /// <summary>Along x, y, z in angstrom; 0 where the file does not say.</summary>
    public required Vector3 VoxelSize { get; init; }

    public required Vector3 Origin { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>What was recognised and why.</summary>
    public required IReadOnlyList<string> Recognized { get; init; }

    public bool HasUnsignedBytes => Type is { Kind: 'u', Size: 1 };

    public bool HasUsualAxes => Axes == (0, 1, 2);

    public long SectionLength => (long)Rows * Columns;
}
