namespace Xfel.ML.Formats.Internals;

/// <summary>The names in <see cref="FrameFileFacts.Notes"/> of what this library's own files say about how they were made.</summary>
internal static class FrameNotes
{
    public const string Command = "command";
    public const string Version = "version";
    public const string Gain = "gain";

    public static string GainText(double gain) => gain == 1 ? "1, frames are photons" : FormattableString.Invariant($"{gain:G6} detector units a photon");
}
