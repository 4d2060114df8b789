namespace Xfel.ML.Formats.Internals;

/// <summary>Where a module's part of a frame lies.</summary>
/// <param name="Part">Which of the run's parts; -1 where the module has none for this frame.</param>
/// <param name="Row">Which image in it.</param>
internal readonly record struct XfelPlace(int Part, int Row)
{
    public static readonly XfelPlace None = new(-1, -1);
}
