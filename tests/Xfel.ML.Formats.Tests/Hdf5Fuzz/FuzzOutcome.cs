namespace Xfel.ML.Formats.Tests;

/// <summary>What became of a spoilt file.</summary>
/// <param name="What"><c>read</c>, <c>refused</c>, <c>failed</c>, <c>hung</c> or <c>died</c>.</param>
/// <param name="AllocatedBytes">The managed memory that was asked for.</param>
/// <param name="Detail">The exception, the signal.</param>
internal sealed record FuzzOutcome(string What, long AllocatedBytes, string Detail)
{
    /// <summary>How long that took. It is reported, never asserted.</summary>
    public TimeSpan Time { get; init; }
}
