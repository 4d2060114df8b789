using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class FrameCollection
{
    /// <summary>
    /// Splits off about <paramref name="testFraction"/> of the frames. Frames of one model never lie on both sides: what is drawn is models.
    /// Without model ids every frame is a model of its own.
    /// </summary>
    /// <param name="testFraction">Between 0 and 1, both excluded.</param>
    /// <param name="seed">The same seed draws the same models.</param>
    public (FrameCollection Train, FrameCollection Test) SplitByModel(double testFraction, int seed)
    {
        if (testFraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "a fraction between 0 and 1 was expected, both excluded");
        return SplitByModel((int)Math.Round(testFraction * Count), seed);
    }

    /// <summary>Splits off models until the test side holds at least <paramref name="testCount"/> frames.</summary>
    /// <param name="testCount">At least 1 and fewer than all frames.</param>
    /// <param name="seed">The same seed draws the same models.</param>
    /// <exception cref="InvalidInputException">There are too few frames or models.</exception>
    public (FrameCollection Train, FrameCollection Test) SplitByModel(int testCount, int seed)
    {
        IReadOnlyList<long>? modelIds = Labels?.ModelIds;
        var models = new Dictionary<long, List<int>>();
        for (int position = 0; position < Count; position++)
        {
            long model = modelIds is null ? position : modelIds[_indices[position]];
            if (!models.TryGetValue(model, out List<int>? members))
                models.Add(model, members = []);
            members.Add(position);
        }

        if (testCount < 1 || testCount >= Count || models.Count < 2)
        {
            throw new InvalidInputException(
                $"{Path}: {Count} frames of {models.Count} models cannot give {testCount} held-out frames and leave a model for training; hold out fewer or give frames of more models");
        }

        // Sorted first: the draw depends on the ids, not on the order of the frames.
        long[] order = [.. models.Keys.Order()];
        new Random(seed).Shuffle(order);
        var test = new List<int>();
        int taken = 0;
        while (test.Count < testCount && taken < order.Length - 1)
            test.AddRange(models[order[taken++]]);
        IEnumerable<int> train = order.Skip(taken).SelectMany(model => models[model]);
        return (Select(train.Order()), Select(test.Order()));
    }
}
