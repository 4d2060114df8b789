using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>One axis of a spectrum.</summary>
/// <param name="Voxels">The body's length.</param>
/// <param name="Period">The transform's length: the body and zeros.</param>
/// <param name="Limit">The frequencies between -Limit and Limit can be gathered.</param>
internal readonly record struct SpectrumAxis(int Voxels, int Period, int Limit)
{
    /// <summary>Values that a gather at the limit reaches beyond it.</summary>
    public const int Halo = KaiserBessel.Width / 2;

    /// <param name="voxels">The body's length.</param>
    /// <param name="reach">The greatest frequency as a part of the sampling's, of which it is a half at most: then the whole period is kept.</param>
    public static SpectrumAxis Of(int voxels, double reach)
    {
        int period = FourierLength.AtLeast(Math.Max(KaiserBessel.Padding * voxels, 16));
        // One more, for frequencies that rounding moves beyond the last.
        return new SpectrumAxis(voxels, period, 1 + (int)Math.Ceiling(Math.Min(reach, 0.5) * period));
    }

    /// <summary>The values kept where frequencies of both signs are.</summary>
    public int Count => 2 * (Limit + Halo) + 1;

    /// <summary>The values kept of the axis whose negative frequencies follow from the positive ones: from -Halo on.</summary>
    public int HalfCount => Limit + 2 * Halo + 1;

    /// <summary>Where the first of <see cref="Count"/> values lies: -(Limit + Halo).</summary>
    public int First => -(Limit + Halo);

    /// <summary>Places repeat.</summary>
    public int Wrap(int place) => ((place % Period) + Period) % Period;

    /// <summary>Where a voxel lies in the period: the middle one at 0.</summary>
    public int PlaceOf(int voxel) => Wrap(voxel - Voxels / 2);

    /// <summary>What each voxel is multiplied by, so that the gather's window changes nothing.</summary>
    public double[] Weights()
    {
        SpectrumAxis axis = this;
        return [.. Enumerable.Range(0, Voxels).Select(voxel => 1 / KaiserBessel.Transform((double)(voxel - axis.Voxels / 2) / axis.Period))];
    }
}
