namespace Xfel.ML.Internals;

/// <summary>Pictures of frames whose particles were counted wrongly.</summary>
internal static class CountPictures
{
    private const int MostKinds = 4;

    /// <summary>The commonest errors, each with its surest frames.</summary>
    public static IEnumerable<ReportItem> OfErrors(SimulatedTest test, IReadOnlyCollection<CountDecision> decisions) => decisions
        .Where(decision => !decision.IsRight)
        .GroupBy(decision => (decision.Class, decision.Decided))
        .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key)
        .Take(MostKinds)
        .Select(kind => FramePictures.Of(
            $"{test.Preset.ClassNames[kind.Key.Class]} called {test.Preset.ClassNames[kind.Key.Decided]}", "surest", test.Frames, test.Preset.Gain,
            [.. kind.OrderByDescending(decision => decision.Probability).ThenBy(decision => decision.Index).Select(decision => (decision.Index, Lines(test, decision)))]));

    public static IReadOnlyList<string> Lines(SimulatedTest test, CountDecision decision) =>
        FramePictures.Lines(decision.Truth.ParticleCount, decision.Truth.ExpectedPhotons, test.Preset.ClassNames[decision.Decided], decision.Probability);
}
