namespace Xfel.ML.Formats.Tests;

/// <summary>What became of a spoilt file.</summary>
/// <param name="What"><c>read</c>, <c>refused</c>, <c>failed</c>, <c>hung</c>, <c>died</c>, or <c>known</c> for one that is not read.</param>
/// <param name="AllocatedBytes">The managed memory that was asked for.</param>
/// <param name="Detail">The exception, the signal.</param>
internal sealed record FuzzOutcome(string What, long AllocatedBytes, string Detail)
{
    /// <summary>Whether it ended the process that read it, or would not end.</summary>
    public bool IsDeath => What is "died" or "hung";

    /// <summary>Whether a process that had read other files died here, and one that had not did not: those files had spoilt its memory.</summary>
    public bool IsVictim { get; init; }
}
