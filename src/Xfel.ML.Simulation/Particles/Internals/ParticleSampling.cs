using System.Globalization;
using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>How finely a particle without a closed form is sampled.</summary>
internal static class ParticleSampling
{
    /// <summary>Voxels along a side of the largest grid.</summary>
    public const int MostVoxels = 511;

    /// <summary>
    /// The sampling's frequency over the least that has no aliases, 2 q. Edges are sharp, so there is always something beyond it: what aliases is, relative to F, about 1 / (2 x this - 1)^3 at the
    /// greatest q, and falls with the third power of q towards the centre of a frame.
    /// </summary>
    private const double Oversampling = 2.5;

    private const int FewestVoxels = 31;
    private const double LargestCorrection = 0.02;

    /// <summary>The number of voxels along a side for scattering vectors up to a length; odd.</summary>
    /// <exception cref="ArgumentException">They are too many.</exception>
    public static int VoxelsFor(Particle particle, double greatestQ)
    {
        double needed = Math.Max(FewestVoxels, 2 * particle.BoundingRadius * Oversampling * greatestQ / Math.PI);
        if (!(needed <= MostVoxels))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"a particle within a sphere of {particle.BoundingRadius:g3} m that has no closed form needs {needed:f0}^3 voxels up to q = {greatestQ:g3} /m; at most {MostVoxels}^3 were expected: take a smaller particle, a longer wavelength or a detector of smaller angles"));
        }

        // The transform's length decides: a grid fills half of it.
        int period = KaiserBessel.Padding * (int)Math.Ceiling(needed);
        while (true)
        {
            period = FourierLength.AtLeast(period);
            int voxels = period / KaiserBessel.Padding;
            voxels -= 1 - voxels % 2;
            if (voxels >= needed)
                return voxels;
            period++;
        }
    }

    /// <summary>The kernel of so many voxels.</summary>
    public static VoxelFormFactor Kernel(Particle particle, int voxels)
    {
        var source = new ParticleVoxels(particle, voxels);
        double unit = particle.BoundingRadius, size = source.VoxelSize / unit;
        VoxelSpectrum spectrum = VoxelTransform.Make(source, size * size * size, Math.PI / (Oversampling * source.VoxelSize));
        // The volume is known exactly; where parts of opposite sign nearly cancel, its error says nothing about the parts.
        double correction = particle.Volume / source.Volume;
        if (Math.Abs(correction - 1) < LargestCorrection)
            TensorPrimitives.Multiply(spectrum.Values, (float)correction, spectrum.Values);
        return new VoxelFormFactor(spectrum, VoxelFilter.Means, unit);
    }
}
