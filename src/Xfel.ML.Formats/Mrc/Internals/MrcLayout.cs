namespace Xfel.ML.Formats.Internals;

/// <summary>Where the fields of an MRC header lie, in bytes, and the values that some of them have.</summary>
internal static class MrcLayout
{
    public const int HeaderLength = 1024;
    public const int Size = 0;
    public const int Mode = 12;
    public const int Grid = 28;
    public const int Cell = 40;
    public const int Angles = 52;
    public const int Axes = 64;
    public const int Minimum = 76;
    public const int Maximum = 80;
    public const int Mean = 84;
    public const int SpaceGroup = 88;
    public const int ExtendedLength = 92;
    public const int ExtendedType = 104;
    public const int Version = 108;
    public const int ImodStamp = 152;
    public const int ImodFlags = 156;
    public const int Origin = 196;
    public const int Map = 208;
    public const int MachineStamp = 212;
    public const int Deviation = 216;
    public const int LabelCount = 220;
    public const int Labels = 224;

    public const int LabelLength = 80;
    public const int MostLabels = 10;
    public const int Version2014 = 20141;
    public const int ImodStampValue = 1146047817;
    public const int ImodSignedBytes = 1;
    public const int ImodPackedNibbles = 16;

    /// <summary>No length along an axis reaches this: a 1 read in the wrong byte order would.</summary>
    public const int LengthLimit = 1 << 24;

    public const string ReadModes = "mode 0 (int8), 1 (int16), 2 (float32), 6 (uint16) or 12 (float16)";
}
