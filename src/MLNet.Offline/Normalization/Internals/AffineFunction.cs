using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>(value - offset) * scale, slot by slot; without offsets zero stays zero.</summary>
internal sealed class AffineFunction<T>(T[] scale, T[] offset) : NormalizingFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Offsets that are all zero are none.
    private readonly T[] _offset = offset is not null && Array.Exists(offset, o => o != T.Zero) ? offset : null;

    public override int Size => scale.Length;

    protected override bool KeepsImplicitZeros => _offset is null;

    public override void Save(ModelWriter writer)
    {
        writer.Write(false);
        writer.Write(false);
        writer.Write<T>(scale);
        writer.Write<T>(_offset);
    }

    public override NormalizingTransformer.NormalizerModelParametersBase Parameters(bool isVector)
        => isVector
            ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. scale], [.. _offset ?? []])
            : new NormalizingTransformer.AffineNormalizerModelParameters<T>(scale[0], _offset is null ? T.Zero : _offset[0]);

    protected override T Apply(T value, int slot) => _offset is null ? value * scale[slot] : (value - _offset[slot]) * scale[slot];
}
