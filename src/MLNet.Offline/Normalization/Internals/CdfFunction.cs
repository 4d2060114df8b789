using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>The share of a normal distribution below the value, slot by slot; a value that is not finite, an implicit zero and a constant slot give 0.</summary>
internal sealed class CdfFunction<T>(T[] mean, T[] deviation, bool useLog) : NormalizingFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override int Size => mean.Length;

    protected override bool KeepsImplicitZeros => true;

    public override void Save(ModelWriter writer)
    {
        writer.Write(true);
        writer.Write(useLog);
        writer.Write<T>(mean);
        writer.Write<T>(deviation);
    }

    public override NormalizingTransformer.NormalizerModelParametersBase Parameters(bool isVector)
        => isVector
            ? new NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<T>>([.. mean], [.. deviation], useLog)
            : new NormalizingTransformer.CdfNormalizerModelParameters<T>(mean[0], deviation[0], useLog);

    protected override T Apply(T value, int slot)
    {
        if (!(deviation[slot] > T.Epsilon))
            return T.Zero;
        if (useLog)
            value = T.CreateTruncating(Math.Log(double.CreateTruncating(value)));
        return T.IsFinite(value) ? Share((value - mean[slot]) / deviation[slot]) : T.Zero;
    }

    // Winitzki's approximation of the error function, with a = 0.147.
    private static T Share(T x)
    {
        T x2 = x * x / (T.One + T.One);
        T ax2 = T.CreateTruncating(0.147) * x2;
        double exponent = -double.CreateTruncating(x2) * ((4 / Math.PI) + double.CreateTruncating(ax2)) / double.CreateTruncating(T.One + ax2);
        return T.CreateTruncating(0.5 + (0.5 * T.Sign(x) * Math.Sqrt(1 - Math.Exp(exponent))));
    }
}
