using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>The size of frames that an option asks for.</summary>
internal static class FrameSizeOptions
{
    /// <summary>No detector has more; a larger number is a slip of the pen, or a damaged bundle.</summary>
    private const int LargestSide = 1 << 15;

    private static bool IsSide(int length) => length is >= 1 and <= LargestSide;

    private static string Fault(string name, int length) => FormattableString.Invariant($"{name} is {length}; it must be 1 to {LargestSide}");

    public static FrameSize Checked(int height, int width, string parameter)
    {
        var faults = new OptionFaults();
        Check(faults, height, width);
        faults.Throw(parameter);
        return new FrameSize(height, width);
    }

    public static void Check(OptionFaults faults, int height, int width)
    {
        faults.Require(IsSide(height), Fault("Height", height));
        faults.Require(IsSide(width), Fault("Width", width));
    }
}
