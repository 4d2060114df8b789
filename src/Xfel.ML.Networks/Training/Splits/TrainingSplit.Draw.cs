using Xfel.ML.Networks.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

public sealed partial record TrainingSplit
{
    /// <summary>
    /// Draws the validation frames by seed: about the same share of every class, or of every combination of labels. Frames of one group stay together; a group counts for the class
    /// (combination) that most of its frames have. Every class and label keeps an example for training.
    /// </summary>
    /// <param name="targets">The targets, with their groups.</param>
    /// <param name="fraction">Share to hold out, 0 or more and below 1.</param>
    /// <param name="seed">The same seed draws the same frames.</param>
    /// <exception cref="InvalidInputException">A class or label has no example at all.</exception>
    public static TrainingSplit Draw(TrainingTargets targets, double fraction, int seed)
    {
        if (!(fraction is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "a fraction of at least 0 and below 1 was expected");
        RequireExamples(targets);
        List<int[]>[] strata = Strata(targets);
        var isHeldOut = new bool[targets.Count];
        double wanted = 0;
        int taken = 0;

        // What a stratum misses or has too much is carried to the next one, so that many small strata give the right share together.
        for (int stratum = 0; stratum < strata.Length; stratum++)
        {
            int[][] groups = [.. strata[stratum]];
            RandomStream random = TrainingRandom.Split(seed, stratum);
            TrainingRandom.Shuffle<int[]>(ref random, groups);
            wanted += fraction * groups.Sum(group => group.Length);
            int most = targets.Kind == TargetKind.Class ? groups.Length - 1 : groups.Length;
            for (int i = 0; i < most && taken + 0.5 * groups[i].Length <= wanted; i++)
            {
                taken += groups[i].Length;
                Mark(isHeldOut, groups[i], true);
            }
        }

        KeepExamples(targets, strata, isHeldOut);
        int[] all = [.. Enumerable.Range(0, targets.Count)];
        return new([.. all.Where(i => !isHeldOut[i])], [.. all.Where(i => isHeldOut[i])]);
    }

    private static void Mark(bool[] isHeldOut, int[] frames, bool value)
    {
        foreach (int frame in frames)
            isHeldOut[frame] = value;
    }

    private static void RequireExamples(TrainingTargets targets)
    {
        for (int output = 0; output < targets.Names.Count && targets.Kind != TargetKind.Values; output++)
        {
            if (!Enumerable.Range(0, targets.Count).Any(frame => Has(targets, frame, output)))
            {
                throw new InvalidInputException(
                    $"the {(targets.Kind == TargetKind.Class ? "class" : "label")} {targets.Names[output]}: found no example among {targets.Count} frames; expected at least one; add frames of it or leave it out of the names");
            }
        }
    }

    private static bool Has(TrainingTargets targets, int frame, int output) =>
        targets.Kind == TargetKind.Class ? targets.Values[frame] == output : targets.Values[frame * targets.Names.Count + output] != 0;

    /// <summary>A class or label whose examples were all held out gets the first group with one back.</summary>
    private static void KeepExamples(TrainingTargets targets, List<int[]>[] strata, bool[] isHeldOut)
    {
        for (int output = 0; output < targets.Names.Count && targets.Kind != TargetKind.Values; output++)
        {
            if (!Enumerable.Range(0, targets.Count).Any(frame => !isHeldOut[frame] && Has(targets, frame, output)))
                Mark(isHeldOut, strata.SelectMany(groups => groups).First(group => group.Any(frame => Has(targets, frame, output))), false);
        }
    }

    /// <summary>The groups of each stratum, in an order that depends on targets and group ids alone.</summary>
    private static List<int[]>[] Strata(TrainingTargets targets)
    {
        IEnumerable<int[]> groups = targets.Groups is { } ids
            ? Enumerable.Range(0, targets.Count).GroupBy(frame => ids[frame]).OrderBy(group => group.Key).Select(group => group.ToArray())
            : Enumerable.Range(0, targets.Count).Select(frame => (int[])[frame]);
        return [.. groups
            .GroupBy(group => group.GroupBy(frame => Key(targets, frame)).OrderByDescending(frames => frames.Count()).ThenBy(frames => frames.Key, StringComparer.Ordinal).First().Key)
            .OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
            .Select(stratum => stratum.ToList())];
    }

    private static string Key(TrainingTargets targets, int frame) => targets.Kind switch
    {
        TargetKind.Class => ((int)targets.Values[frame]).ToString("D8", System.Globalization.CultureInfo.InvariantCulture),
        TargetKind.Labels => string.Concat(targets.Values.AsSpan(frame * targets.Names.Count, targets.Names.Count).ToArray().Select(value => value == 0 ? '0' : '1')),
        _ => "",
    };
}
