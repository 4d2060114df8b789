using System.Globalization;

namespace Xfel.ML.Simulation;

/// <summary>One of several equal parts of a data set. All parts one after the other are the whole, frame by frame.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>The one part that is the whole.</summary>
    public static Shard Whole => new(1, 1);

    /// <summary>The first frame of this part.</summary>
    /// <param name="frames">The number of frames in all parts.</param>
    public long First(long frames) => (long)((Int128)frames * (Number - 1) / Count);

    /// <summary>The number of frames in this part.</summary>
    /// <param name="frames">The number of frames in all parts.</param>
    public long FrameCount(long frames) => (long)((Int128)frames * Number / Count) - First(frames);

    /// <summary>Reads <c>i/n</c>.</summary>
    public static bool TryParse(string? text, out Shard shard)
    {
        shard = Whole;
        if (text?.Split('/') is not [string number, string count])
            return false;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int i) || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int n))
            return false;
        shard = new Shard(i, n);
        return n >= 1 && i >= 1 && i <= n;
    }

    /// <summary>As <c>i/n</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
