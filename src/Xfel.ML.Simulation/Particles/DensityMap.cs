using System.Globalization;
using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// A particle given by its density on a grid of cubic voxels. A value is the density at the centre of its voxel; in between, the density is interpolated trilinearly, and falls to 0 within a voxel outside the
/// outermost centres. The grid's middle is the origin: voxel (k, j, i) of <c>depth x height x width</c> lies at ((i - (width - 1) / 2), (j - (height - 1) / 2), (k - (depth - 1) / 2)) times the voxels'
/// size, x being along the width. Beyond half of the sampling's frequency the form factor is that of the interpolated density, as everywhere: a sum of copies, each smaller by the transform of the voxels' hats.
/// </summary>
public sealed class DensityMap : Particle
{
    /// <summary>The greatest number of voxels: 512 x 512 x 512.</summary>
    public const long MostVoxels = 1L << 27;

    /// <summary>Parts of the sampling's half frequency up to which a kernel is made.</summary>
    private const int ReachSteps = 16;

    private readonly float[] _density;
    private readonly (int X, int Y, int Z) _lengths;
    private readonly VoxelKernels _kernels = new();

    /// <summary>Takes a copy of a density.</summary>
    /// <param name="density">The voxels, z slowest and x fastest.</param>
    /// <param name="shape">The number of voxels along z, y and x.</param>
    /// <param name="voxelSize">The side of a voxel in metres.</param>
    /// <exception cref="ArgumentException">The shape is not that of the density or has not three dimensions, the map is empty or too large, a voxel is not finite, the densities sum to 0, or the voxel size is not positive.</exception>
    public DensityMap(ReadOnlySpan<float> density, ReadOnlySpan<int> shape, double voxelSize)
    {
        Check(density, shape, voxelSize);
        _density = density.ToArray();
        _lengths = (shape[2], shape[1], shape[0]);
        VoxelSize = voxelSize;
        (double sum, double furthest2) = Measure();
        Volume = sum * voxelSize * voxelSize * voxelSize;
        if (!double.IsFinite(Volume) || Volume == 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"a density map of {Name(shape)} voxels sums to {sum}; what scatters has a density that does not"));
        // The hat about an outermost voxel ends at the centres of its neighbours.
        BoundingRadius = voxelSize * (Math.Sqrt(furthest2) + Math.Sqrt(3));
    }

    /// <summary>The side of a voxel in metres.</summary>
    public double VoxelSize { get; }

    /// <summary>The number of voxels along z, y and x.</summary>
    public (int Depth, int Height, int Width) Shape => (_lengths.Z, _lengths.Y, _lengths.X);

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume { get; }

    /// <inheritdoc/>
    public override bool HasFormFactor => false;

    private Vector3D Middle => new(0.5 * (_lengths.X - 1), 0.5 * (_lengths.Y - 1), 0.5 * (_lengths.Z - 1));

    /// <inheritdoc/>
    public override double Density(Vector3D r) => At(1 / VoxelSize * r + Middle);

    /// <summary>The sum over all voxels, each with its hat's transform sinc^2(q a / 2) on each axis.</summary>
    /// <param name="q">In 1/m.</param>
    public override Complex Amplitude(Vector3D q)
    {
        Vector3D turn = VoxelSize * q, middle = Middle;
        Complex[] x = Phases(turn.X, middle.X, _lengths.X), y = Phases(turn.Y, middle.Y, _lengths.Y), z = Phases(turn.Z, middle.Z, _lengths.Z);
        Complex sum = 0;
        int next = 0;
        foreach (Complex phaseZ in z)
        {
            Complex plane = 0;
            foreach (Complex phaseY in y)
            {
                double re = 0, im = 0;
                foreach (Complex phaseX in x)
                {
                    double density = _density[next++];
                    re += density * phaseX.Real;
                    im += density * phaseX.Imaginary;
                }

                plane += phaseY * new Complex(re, im);
            }

            sum += phaseZ * plane;
        }

        double hats = PolyhedronFormFactor.Sinc(0.5 * turn.X) * PolyhedronFormFactor.Sinc(0.5 * turn.Y) * PolyhedronFormFactor.Sinc(0.5 * turn.Z) * Math.Pow(VoxelSize, 1.5);
        return hats * hats * sum;
    }

    internal override void AddTerms(ScatteringTerms terms, in Placement placement)
    {
        double part = terms.GreatestQ * placement.Map.Norm * VoxelSize / Math.PI;
        VoxelFormFactor kernel = _kernels.Of((int)Math.Clamp(Math.Ceiling(part * ReachSteps), 1, ReachSteps), Kernel);
        // The kernel's origin is the centre of a voxel.
        Vector3D origin = VoxelSize * (new Vector3D(_lengths.X / 2, _lengths.Y / 2, _lengths.Z / 2) - Middle);
        terms.Add(kernel, kernel.Unit, placement.Inside(Matrix3.Identity, origin, 1));
    }

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords) =>
        MapChords.Add(this, _lengths, 1 / VoxelSize * origin + Middle, 1 / VoxelSize * direction, chords);

    /// <summary>The density at a place counted in voxels from the centre of the first.</summary>
    internal double At(Vector3D place)
    {
        double x = Math.Floor(place.X), y = Math.Floor(place.Y), z = Math.Floor(place.Z);
        if (!(x >= -1 && y >= -1 && z >= -1 && x < _lengths.X && y < _lengths.Y && z < _lengths.Z))
            return 0;
        double near = Plane((int)z, (int)y, (int)x, place.Y - y, place.X - x), far = Plane((int)z + 1, (int)y, (int)x, place.Y - y, place.X - x);
        return near + (place.Z - z) * (far - near);
    }

    private double Plane(int z, int y, int x, double alongY, double alongX)
    {
        double a = Voxel(z, y, x), b = Voxel(z, y + 1, x);
        a += alongX * (Voxel(z, y, x + 1) - a);
        b += alongX * (Voxel(z, y + 1, x + 1) - b);
        return a + alongY * (b - a);
    }

    private double Voxel(int z, int y, int x) => (uint)x < (uint)_lengths.X && (uint)y < (uint)_lengths.Y && (uint)z < (uint)_lengths.Z
        ? _density[(z * _lengths.Y + y) * _lengths.X + x]
        : 0;

    private VoxelFormFactor Kernel(int reach)
    {
        double unit = Math.Cbrt(Math.Abs(Volume)), size = VoxelSize / unit;
        return new VoxelFormFactor(VoxelTransform.Make(new MapVoxels(_density, _lengths, VoxelSize), size * size * size, reach * Math.PI / (ReachSteps * VoxelSize)), VoxelFilter.Hats, unit);
    }

    private (double Sum, double Furthest2) Measure()
    {
        double sum = 0, furthest2 = 0;
        int next = 0;
        for (int z = 0; z < _lengths.Z; z++)
        for (int y = 0; y < _lengths.Y; y++)
        for (int x = 0; x < _lengths.X; x++)
        {
            double density = _density[next++];
            if (density == 0)
                continue;
            sum += density;
            Vector3D r = new Vector3D(x, y, z) - Middle;
            furthest2 = Math.Max(furthest2, Vector3D.Dot(r, r));
        }

        return (sum, furthest2);
    }

    private static Complex[] Phases(double turn, double middle, int count) => [.. Enumerable.Range(0, count).Select(i => Complex.FromPolarCoordinates(1, -turn * (i - middle)))];

    private static string Name(ReadOnlySpan<int> shape) => string.Join(" x ", shape.ToArray());

    private static void Check(ReadOnlySpan<float> density, ReadOnlySpan<int> shape, double voxelSize)
    {
        if (shape.Length != 3)
            throw new ArgumentException($"a density map of {shape.Length} dimensions ({Name(shape)}) was given; 3 were expected");
        long count = 1;
        foreach (int length in shape)
            count = length < 1 || count > MostVoxels ? -1 : count * length;
        var faults = new FaultList();
        faults.Require(count is > 0 and <= MostVoxels, $"its shape is {Name(shape)}; at least one voxel and at most {MostVoxels} were expected");
        faults.Require(count < 0 || count == density.Length, $"it holds {density.Length} voxels; {Name(shape)} was expected");
        faults.RequirePositive("the voxel size", voxelSize, "metres");
        int bad = density.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        faults.Require(bad < 0, $"voxel {bad} is {(bad < 0 ? 0 : density[bad])}; finite densities were expected");
        faults.Throw("the density map");
    }
}
