using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Whether frames hold the beam centre of a polar grid.</summary>
internal static class PolarCenter
{
    /// <summary>What is wrong with a grid, whose options are in order by themselves, for frames of one size; null when nothing is.</summary>
    public static string? FaultIn(FrameSize size, PolarOptions polar)
    {
        try
        {
            polar.Validate(size);
            return null;
        }
        catch (ArgumentException fault)
        {
            // The parameter's name means nothing to whoever gives frames.
            return fault.Message.Replace($" (Parameter '{fault.ParamName}')", "", StringComparison.Ordinal);
        }
    }

    /// <summary>Frames that do not hold it are a schema error.</summary>
    public static void Require(string inputColumnName, PolarOptions polar, FrameSize size)
    {
        if (FaultIn(size, polar) is { } fault)
            FrameSchema.ThrowMismatch(inputColumnName, "frames that hold the beam centre", $"frames of {size}", $": {fault}");
    }
}
