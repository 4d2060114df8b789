namespace Xfel.ML.Simulation;

/// <summary>
/// A particle as the mean density of each voxel, the particle filling a cube of them. Lines along y run through each column of voxels, spread over it on a lattice of rank 1 that has as many
/// different places along x and along z as lines; along y the part of each voxel that a chord fills is exact.
/// </summary>
internal sealed class ParticleVoxels : IVoxelPlanes
{
    /// <summary>Lines through a column and the lattice's generator, which are Fibonacci numbers to spread evenly. A face along the grid is misplaced by up to half a voxel over the number of lines.</summary>
    private static readonly (double X, double Z)[] Coarse = Lattice(34, 21), Fine = Lattice(21, 13);

    /// <summary>From so many voxels along a side, fewer lines do.</summary>
    private const int FineLength = 64;

    private readonly Particle _particle;
    private readonly int _length;
    private readonly ChordList _chords = new();
    private readonly double[] _changes;
    private readonly (double X, double Z)[] _offsets;

    /// <param name="particle">The particle.</param>
    /// <param name="length">Voxels along each side; odd, so that a voxel's centre is the origin.</param>
    public ParticleVoxels(Particle particle, int length)
    {
        _particle = particle;
        _length = length;
        _changes = new double[length + 2];
        _offsets = length < FineLength ? Coarse : Fine;
        VoxelSize = 2 * particle.BoundingRadius / length;
    }

    public (int X, int Y, int Z) Lengths => (_length, _length, _length);

    public double VoxelSize { get; }

    /// <summary>The integral of the density, as far as it has been filled in.</summary>
    public double Volume { get; private set; }

    public void Fill(int z, Span<float> plane)
    {
        for (int x = 0; x < _length; x++)
        {
            Array.Clear(_changes);
            foreach ((double offsetX, double offsetZ) in _offsets)
                AddLine(Centred(x) + offsetX, Centred(z) + offsetZ);
            double sum = 0, column = 0;
            for (int y = 0; y < _length; y++)
            {
                sum += _changes[y];
                column += sum;
                plane[x * _length + y] = (float)(sum / _offsets.Length);
            }

            Volume += column / _offsets.Length * VoxelSize * VoxelSize * VoxelSize;
        }
    }

    private static (double X, double Z)[] Lattice(int lines, int generator)
    {
        return [.. Enumerable.Range(0, lines).Select(line => (Place(line), Place(line * generator % lines)))];

        double Place(int i) => (i + 0.5) / lines - 0.5;
    }

    private int Centred(int voxel) => voxel - _length / 2;

    private void AddLine(double x, double z)
    {
        // In voxels; the sphere about the particle is the cube's insphere.
        if (4 * (x * x + z * z) > (double)_length * _length)
            return;
        _chords.Clear();
        _particle.AddChords(new(x * VoxelSize, 0, z * VoxelSize), new(0, 1, 0), _chords);
        foreach (ref readonly Chord chord in _chords.Chords)
        {
            Change(chord.From, chord.Density);
            Change(chord.To, -chord.Density);
        }
    }

    /// <summary>From a place on, the density is greater: by part of it in the voxel where that begins, by all in those that follow.</summary>
    private void Change(double at, double density)
    {
        double place = Math.Clamp(at / VoxelSize + 0.5 * _length, 0, _length);
        int voxel = (int)place;
        double within = place - voxel;
        _changes[voxel] += density * (1 - within);
        _changes[voxel + 1] += density * within;
    }
}
