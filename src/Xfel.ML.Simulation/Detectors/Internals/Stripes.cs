using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Offsets of readout lines. The lines of a detector are rows, in groups of columns that are read out apart; of a turned one they are columns, in groups of rows.</summary>
internal static class Stripes
{
    /// <summary>How many lines there are in all groups.</summary>
    public static int LineCount(DetectorModel model, FrameSize size) => GroupCount(model, size) * (model.IsTurned ? size.Width : size.Height);

    /// <summary>How many offsets across the lines there are.</summary>
    public static int AcrossCount(DetectorModel model, FrameSize size) => model.IsTurned ? size.Height : size.Width;

    /// <param name="model">The detector.</param>
    /// <param name="size">The frame's size.</param>
    /// <param name="lines">An offset for each line, group by group.</param>
    /// <param name="across">An offset for each place along a line, the same in all lines.</param>
    /// <param name="values">One frame.</param>
    public static void Add(DetectorModel model, FrameSize size, ReadOnlySpan<float> lines, ReadOnlySpan<float> across, Span<float> values)
    {
        int groups = GroupCount(model, size);
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> row = values.Slice(y * size.Width, size.Width);
            if (model.IsTurned)
            {
                TensorPrimitives.Add(row, lines.Slice((int)((long)y * groups / size.Height) * size.Width, size.Width), row);
                TensorPrimitives.Add(row, across[y], row);
                continue;
            }

            TensorPrimitives.Add(row, across, row);
            for (int group = 0; group < groups; group++)
            {
                // The columns x of the group: floor(x groups / width) is its number.
                Span<float> part = row[Start(group, groups, size.Width)..Start(group + 1, groups, size.Width)];
                TensorPrimitives.Add(part, lines[group * size.Height + y], part);
            }
        }
    }

    /// <summary>Makes neighbouring lines of a group alike and leaves their variance: a first-order autoregressive process.</summary>
    public static void Correlate(DetectorModel model, FrameSize size, Span<float> lines, double correlation)
    {
        int length = model.IsTurned ? size.Width : size.Height;
        float rest = (float)Math.Sqrt(1 - correlation * correlation), kept = (float)correlation;
        for (int i = 1; i < lines.Length; i++)
        {
            if (i % length != 0)
                lines[i] = kept * lines[i - 1] + rest * lines[i];
        }
    }

    private static int GroupCount(DetectorModel model, FrameSize size) => Math.Min(model.StripeGroups, model.IsTurned ? size.Height : size.Width);

    private static int Start(int group, int groups, int length) => (int)(((long)group * length + groups - 1) / groups);
}
