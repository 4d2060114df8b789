namespace Xfel.ML.Internals;

/// <summary>For each frame and label whether it is there and whether it was predicted: what all counts of several labels are made of.</summary>
internal sealed class LabelOutcomes
{
    private const int There = 2, Called = 1, Kinds = 4;
    private readonly byte[] _kinds;

    public LabelOutcomes(int frames, int labels, Func<int, int, bool> truth, Func<int, int, bool> predicted)
    {
        (Frames, Labels) = (frames, labels);
        _kinds = new byte[checked(frames * labels)];
        for (int i = 0; i < _kinds.Length; i++)
            _kinds[i] = (byte)((truth(i / labels, i % labels) ? There : 0) | (predicted(i / labels, i % labels) ? Called : 0));
    }

    public int Frames { get; }

    public int Labels { get; }

    /// <summary>Length of what <see cref="Add"/> adds to: four counts a label, and the frames that are right in all of them.</summary>
    public int Width => RightFrames(Labels) + 1;

    public bool IsThere(int frame, int label) => (_kinds[frame * Labels + label] & There) != 0;

    public bool IsCalled(int frame, int label) => (_kinds[frame * Labels + label] & Called) != 0;

    /// <summary>Whether the frames of both have the same labels.</summary>
    public bool HasSameTruth(LabelOutcomes other) =>
        (Frames, Labels) == (other.Frames, other.Labels) && _kinds.Zip(other._kinds).All(pair => ((pair.First ^ pair.Second) & There) == 0);

    /// <summary>Adds one frame to counts.</summary>
    public void Add(int frame, Span<int> counts)
    {
        ReadOnlySpan<byte> kinds = _kinds.AsSpan(frame * Labels, Labels);
        bool isRight = true;
        for (int label = 0; label < kinds.Length; label++)
        {
            counts[Kinds * label + kinds[label]]++;
            isRight &= kinds[label] is 0 or (There | Called);
        }

        counts[RightFrames(Labels)] += isRight ? 1 : 0;
    }

    /// <summary>The counts of all frames.</summary>
    public int[] Count()
    {
        int[] counts = new int[Width];
        for (int i = 0; i < Frames; i++)
            Add(i, counts);
        return counts;
    }

    /// <summary>Where the counts of so many labels have the number of frames that are right in all of them.</summary>
    public static int RightFrames(int labels) => Kinds * labels;

    /// <summary>The counts of one label.</summary>
    public static LabelCounts Of(ReadOnlySpan<int> counts, int label)
    {
        ReadOnlySpan<int> own = counts.Slice(Kinds * label, Kinds);
        return new LabelCounts(own[0], own[Called], own[There], own[There | Called]);
    }
}
