using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Pictures of wrong decisions.</summary>
internal static class HitPictures
{
    /// <summary>Pictures of a kind of error: enough to see what goes wrong.</summary>
    private const int Most = 6;

    private static readonly RenderOptions Rendering = new() { Scale = 10, Quality = 0 };

    public static IEnumerable<ReportItem> OfErrors(string geometry, FrameCollection frames, IReadOnlyCollection<HitDecision> decisions)
    {
        HitDecision[] missed = [.. decisions.Where(decision => decision.IsWrong && decision.IsSingle).OrderBy(decision => decision.ProbabilityOfSingle)];
        HitDecision[] invented = [.. decisions.Where(decision => decision.IsWrong && !decision.IsSingle).OrderByDescending(decision => decision.ProbabilityOfSingle)];
        if (missed.Length > 0)
            yield return Of($"{geometry}: single hits called multiple", frames, missed);
        if (invented.Length > 0)
            yield return Of($"{geometry}: multiple hits called single", frames, invented);
    }

    private static ReportPictures Of(string caption, FrameCollection frames, HitDecision[] wrong)
    {
        string shown = wrong.Length > Most ? $"the {Most} surest of {wrong.Length}" : $"all {wrong.Length}";
        return new ReportPictures($"{caption}, {shown}. White is 10 photons or more.",
            [.. wrong.Take(Most).Select(decision => Of(frames, decision))]);
    }

    private static ReportPicture Of(FrameCollection frames, HitDecision decision)
    {
        float[] pixels = frames.TryReadFrame(decision.Index, out string? reason) ?? throw new InvalidOperationException(reason);
        return new ReportPicture(FrameImages.Encode(pixels, frames.Size, Rendering), frames.Size,
        [
            decision.Particles == 1 ? "1 particle" : string.Create(CultureInfo.InvariantCulture, $"{decision.Particles} particles"),
            string.Create(CultureInfo.InvariantCulture, $"{decision.Photons:0} photons"),
            string.Create(CultureInfo.InvariantCulture, $"single with {decision.ProbabilityOfSingle:0.000}"),
        ]);
    }
}
