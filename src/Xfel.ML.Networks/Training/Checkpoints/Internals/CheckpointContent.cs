namespace Xfel.ML.Networks.Internals;

/// <summary>A checkpoint in memory.</summary>
/// <param name="Header">Everything but floats.</param>
/// <param name="Arrays">The values of <see cref="CheckpointHeader.Arrays"/>.</param>
internal sealed record CheckpointContent(CheckpointHeader Header, IReadOnlyList<float[]> Arrays)
{
    public float[]? Find(string name)
    {
        for (int i = 0; i < Arrays.Count; i++)
        {
            if (Header.Arrays[i].Name == name)
                return Arrays[i];
        }

        return null;
    }
}
