namespace Xfel.ML.Networks.Internals;

/// <summary>One value per channel, padded with zeros to whole blocks of 16.</summary>
internal sealed class VectorLayout(int channels) : ParameterLayout
{
    public override int Length { get; } = BlockedShape.BlocksOf(channels) * BlockedShape.Lanes;

    public override int CanonicalLength => channels;

    public override void ToCanonical(ReadOnlySpan<float> packed, Span<float> canonical) => packed[..channels].CopyTo(canonical);

    public override void FromCanonical(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        canonical[..channels].CopyTo(packed);
        packed[channels..Length].Clear();
    }
}
