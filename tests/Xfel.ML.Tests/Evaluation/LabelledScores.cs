namespace Xfel.ML.Tests.Evaluation;

/// <summary>Random truth, and scores that know something of it.</summary>
internal sealed record LabelledScores(string[] Names, bool[][] Truth, float[][] Scores)
{
    public static LabelledScores Draw(int frames, int labels, int seed, double knowledge = 0.4)
    {
        var random = new Random(seed);
        bool[][] truth = [.. Enumerable.Range(0, frames).Select(_ => Enumerable.Range(0, labels).Select(label => random.NextDouble() < 0.7 / (label + 1)).ToArray())];
        return new LabelledScores([.. Enumerable.Range(0, labels).Select(label => $"label {label}")], truth, Score(truth, random, knowledge));
    }

    /// <summary>Other scores of the same frames.</summary>
    public LabelledScores Again(int seed, double knowledge) => this with { Scores = Score(Truth, new Random(seed), knowledge) };

    /// <summary>Some of the frames, one as often as it is named.</summary>
    public LabelledScores Take(IReadOnlyList<int> frames) => this with { Truth = [.. frames.Select(i => Truth[i])], Scores = [.. frames.Select(i => Scores[i])] };

    public MultiLabelMetrics Judge(BootstrapOptions bootstrap) => MultiLabelMetrics.Of(Names, Truth, Scores, new MultiLabelOptions { Bootstrap = bootstrap });

    /// <summary>Without intervals.</summary>
    public MultiLabelMetrics Judge() => Judge(new BootstrapOptions { Resamples = 0 });

    private static float[][] Score(bool[][] truth, Random random, double knowledge) =>
        [.. truth.Select(row => Array.ConvertAll(row, has => (float)(knowledge * (has ? 1 : 0) + (1 - knowledge) * random.NextDouble())))];
}
