using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>Frames as pictures inside the page.</summary>
internal static class FrameFigures
{
    /// <summary>The full scales, in photons, of Han &amp; Li's figures 6 and 7.</summary>
    private static readonly float[] Scales = [1, 2, 5, 10, 20, 50, 100, 1000];

    /// <summary>One frame at the eight scales.</summary>
    public static void WriteScales(TextWriter writer, FrameCollection frames, int index, RenderOptions rendering, string caption)
    {
        if (frames.TryReadFrame(index, out _) is not { } pixels)
            return;
        writer.WriteLine("<figure><ul class=\"frames scales\">");
        foreach (float scale in Scales)
        {
            byte[] png = FrameImages.Encode(pixels, frames.Size, rendering with { Scale = scale });
            string words = scale.ToString(CultureInfo.InvariantCulture) + (scale == 1 ? " photon" : " photons");
            writer.WriteLine($"""<li><img src="{Html.PngSource(png)}" width="{frames.Size.Width}" height="{frames.Size.Height}" alt="frame {Html.Count(index)}, white is {words}"><span>white = {words}{(scale == rendering.Scale ? " (used here)" : "")}</span></li>""");
        }

        writer.WriteLine($"</ul><figcaption>{caption}</figcaption></figure>");
    }

    /// <summary>Frames side by side at the classifier's own scale, each with its truth and the decision.</summary>
    public static void WriteDecisions(TextWriter writer, FrameCollection frames, IEnumerable<(FrameDecision Decision, string Truth)> shown, RenderOptions rendering)
    {
        writer.WriteLine("<ul class=\"frames\">");
        foreach ((FrameDecision decision, string truth) in shown)
        {
            if (frames.TryReadFrame(decision.Index, out _) is not { } pixels)
                continue;
            byte[] png = FrameImages.Encode(pixels, frames.Size, rendering);
            writer.WriteLine($"""<li><img src="{Html.PngSource(png)}" width="{frames.Size.Width}" height="{frames.Size.Height}" alt="frame {Html.Count(decision.Index)}: {Html.Text(truth)}, decided {Html.Text(decision.Decision)}"><span>frame {Html.Count(decision.Index)}<br>truth: {Html.Text(truth)}<br>decided: {Html.Text(decision.Decision)}<br>probability {Html.Share(decision.Probability ?? 0)}</span></li>""");
        }

        writer.WriteLine("</ul>");
    }
}
