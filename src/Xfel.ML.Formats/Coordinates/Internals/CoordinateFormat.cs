namespace Xfel.ML.Formats.Internals;

/// <summary>A format of coordinates.</summary>
internal enum CoordinateFormat
{
    Box,
    Json,
    Star,
    Csv,
}
