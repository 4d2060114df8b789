namespace Xfel.ML.Simulation;

/// <summary>
/// A particle's kernels by resolution, made when first asked for; threads that ask for the same one wait for it. A kernel depends on the particle and on the resolution class alone, never on what was asked
/// for before, so that simulated frames do not either. The latest few are kept.
/// </summary>
internal sealed class VoxelKernels
{
    private const int Most = 3;

    /// <summary>256 MiB: with more than that, older kernels are given up at once.</summary>
    private const long MostFloats = 1L << 26;

    private readonly List<(int Class, Lazy<VoxelFormFactor> Kernel)> _known = [];

    /// <param name="resolution">Which kernel.</param>
    /// <param name="make">Makes it.</param>
    public VoxelFormFactor Of(int resolution, Func<int, VoxelFormFactor> make)
    {
        Lazy<VoxelFormFactor>? kernel;
        lock (_known)
        {
            kernel = _known.Find(known => known.Class == resolution).Kernel;
            if (kernel is null)
            {
                while (_known.Count == Most || _known.Sum(known => known.Kernel.IsValueCreated ? known.Kernel.Value.Spectrum.Values.LongLength : 0) > MostFloats)
                    _known.RemoveAt(0);
                kernel = new Lazy<VoxelFormFactor>(() => make(resolution));
                _known.Add((resolution, kernel));
            }
        }

        return kernel.Value;
    }
}
