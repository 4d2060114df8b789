using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Which pixels of a frame do not exist: gaps, the hole, and what lies outside a round detector.</summary>
internal static class DetectorLayout
{
    public static void FillMissing(DetectorModel model, FrameSize size, Span<bool> missing)
    {
        missing.Clear();
        double middleX = model.LayoutX * size.Width - 0.5, middleY = model.LayoutY * size.Height - 0.5, side = Math.Min(size.Width, size.Height);
        foreach (PanelGap gap in model.Gaps)
        {
            if (gap.IsVertical != model.IsTurned)
                FillGap(missing, size.Height, size.Width, 1, size.Width, middleX + gap.Position * size.Width, gap.Width * size.Width);
            else
                FillGap(missing, size.Width, size.Height, size.Width, 1, middleY + gap.Position * size.Height, gap.Width * size.Height);
        }

        double hole = model.HoleRadius * side, active = model.ActiveRadius * side;
        if (!(hole > 0) && double.IsPositiveInfinity(active))
            return;
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                double r2 = (x - middleX) * (x - middleX) + (y - middleY) * (y - middleY);
                missing[y * size.Width + x] |= r2 < hole * hole || r2 > active * active;
            }
        }
    }

    /// <summary>Lines whose number lies in [middle - width / 2, middle + width / 2): as many as the width says, but for rounding.</summary>
    private static void FillGap(Span<bool> missing, int lineLength, int lines, int lineStep, int pixelStep, double middle, double width)
    {
        int first = Math.Max(0, (int)Math.Ceiling(middle - width / 2)), end = Math.Min(lines, (int)Math.Ceiling(middle + width / 2));
        for (int line = first; line < end; line++)
        {
            for (int i = 0; i < lineLength; i++)
                missing[line * lineStep + i * pixelStep] = true;
        }
    }
}
