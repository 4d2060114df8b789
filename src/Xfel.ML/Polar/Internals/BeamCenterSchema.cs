using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>The schema error of frames that do not hold the beam centre of a polar grid.</summary>
internal static class BeamCenterSchema
{
    public static void Require(string inputColumnName, PolarOptions polar, FrameSize size)
    {
        try
        {
            polar.Validate(size);
        }
        catch (ArgumentException fault)
        {
            // The parameter's name means nothing to whoever gives a data view.
            string reason = fault.Message.Replace($" (Parameter '{fault.ParamName}')", "", StringComparison.Ordinal);
            FrameSchema.ThrowMismatch(inputColumnName, "frames that hold the beam centre", $"frames of {size}", $": {reason}");
        }
    }
}
