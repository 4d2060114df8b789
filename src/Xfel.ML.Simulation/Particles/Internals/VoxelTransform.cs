using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Makes a <see cref="VoxelSpectrum"/>, axis by axis. Only what is not zero goes in and only what is kept comes out of each, so that most of a padded transform is never done: along x, two planes of
/// real voxels at a time as real and imaginary parts; then along y; then along z.
/// </summary>
internal sealed class VoxelTransform
{
    /// <summary>Complex values of the spectrum: 1 GiB.</summary>
    public const long MostValues = 1L << 27;

    private readonly IVoxelPlanes _source;
    private readonly SpectrumAxis _x, _y, _z;
    private readonly int _row;
    private readonly double[] _weightsX, _weightsY, _weightsZ;
    private readonly FourierTransform _alongX, _alongY, _alongZ;
    private readonly float[] _plane, _real, _imaginary, _rowsReal, _rowsImaginary;

    private VoxelTransform(IVoxelPlanes source, double scale, SpectrumAxis x, SpectrumAxis y, SpectrumAxis z)
    {
        _source = source;
        (_x, _y, _z) = (x, y, z);
        _row = x.HalfCount;
        (_weightsX, _weightsY, _weightsZ) = (x.Weights(), y.Weights(), [.. z.Weights().Select(weight => scale * weight)]);
        _alongX = new FourierTransform([x.Period, y.Voxels], [0]);
        _alongY = new FourierTransform([y.Period, _row], [0]);
        _alongZ = new FourierTransform([z.Period, _row], [0]);
        _plane = new float[x.Voxels * y.Voxels];
        _real = new float[x.Period * y.Voxels];
        _imaginary = new float[_real.Length];
        _rowsReal = new float[Math.Max(y.Period, z.Period) * _row];
        _rowsImaginary = new float[_rowsReal.Length];
    }

    /// <param name="source">The voxels.</param>
    /// <param name="scale">Is multiplied into the spectrum.</param>
    /// <param name="reach">The greatest component of a scattering vector that will be asked for, in 1/m; beyond half of the sampling's frequency the whole period is kept, and it repeats.</param>
    /// <exception cref="ArgumentException">The spectrum is too large.</exception>
    public static VoxelSpectrum Make(IVoxelPlanes source, double scale, double reach)
    {
        double part = reach * source.VoxelSize / (2 * Math.PI);
        SpectrumAxis x = SpectrumAxis.Of(source.Lengths.X, part), y = SpectrumAxis.Of(source.Lengths.Y, part), z = SpectrumAxis.Of(source.Lengths.Z, part);
        long values = (long)x.HalfCount * y.Count * Math.Max(z.Count, z.Voxels);
        if (values > MostValues)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"voxels {x.Voxels} x {y.Voxels} x {z.Voxels} need {values} Fourier coefficients up to q = {reach:g3} /m; at most {MostValues} are kept: take larger voxels, or a detector of smaller angles"));
        }

        return new VoxelTransform(source, scale, x, y, z).Make();
    }

    private VoxelSpectrum Make()
    {
        // Still voxels along z, then frequencies along y and x.
        int slab = _y.Count * _row;
        var real = new float[_z.Voxels * slab];
        var imaginary = new float[real.Length];
        for (int z = 0; z < _z.Voxels; z += 2)
        {
            bool pair = z + 1 < _z.Voxels;
            Load(z, _real);
            if (pair)
                Load(z + 1, _imaginary);
            else
                Array.Clear(_imaginary);
            _alongX.Forward(_real, _imaginary);
            Split(_real, _imaginary, 1);
            TransformY(real.AsSpan(z * slab, slab), imaginary.AsSpan(z * slab, slab));
            if (!pair)
                break;
            Split(_imaginary, _real, -1);
            TransformY(real.AsSpan((z + 1) * slab, slab), imaginary.AsSpan((z + 1) * slab, slab));
        }

        return new VoxelSpectrum(_x, _y, _z, _source.VoxelSize, TransformZ(real, imaginary));
    }

    private void Load(int z, float[] destination)
    {
        Array.Clear(destination);
        _source.Fill(z, _plane);
        int length = _y.Voxels;
        for (int x = 0; x < _x.Voxels; x++)
        {
            double weight = _weightsX[x] * _weightsZ[z];
            ReadOnlySpan<float> from = _plane.AsSpan(x * length, length);
            Span<float> to = destination.AsSpan(_x.PlaceOf(x) * length, length);
            for (int y = 0; y < length; y++)
                to[y] = (float)(from[y] * (weight * _weightsY[y]));
        }
    }

    /// <summary>
    /// What one of the two planes gives, with x and y exchanged. Of the one in the real parts that is (P(k) + conjugate P(-k)) / 2, of the one in the imaginary parts (P(k) - conjugate P(-k)) / 2i.
    /// </summary>
    private void Split(float[] even, float[] odd, float sign)
    {
        Array.Clear(_rowsReal);
        Array.Clear(_rowsImaginary);
        int length = _y.Voxels;
        for (int column = 0; column < _row; column++)
        {
            int k = column - SpectrumAxis.Halo, here = _x.Wrap(k) * length, opposite = _x.Wrap(-k) * length;
            for (int y = 0; y < length; y++)
            {
                int to = _y.PlaceOf(y) * _row + column;
                _rowsReal[to] = 0.5f * (even[here + y] + even[opposite + y]);
                _rowsImaginary[to] = sign * 0.5f * (odd[here + y] - odd[opposite + y]);
            }
        }
    }

    private void TransformY(Span<float> real, Span<float> imaginary)
    {
        int length = _y.Period * _row;
        Span<float> rowsReal = _rowsReal.AsSpan(0, length), rowsImaginary = _rowsImaginary.AsSpan(0, length);
        _alongY.Forward(rowsReal, rowsImaginary);
        for (int k = 0; k < _y.Count; k++)
        {
            int from = _y.Wrap(_y.First + k) * _row;
            rowsReal.Slice(from, _row).CopyTo(real[(k * _row)..]);
            rowsImaginary.Slice(from, _row).CopyTo(imaginary[(k * _row)..]);
        }
    }

    private float[] TransformZ(float[] real, float[] imaginary)
    {
        const int Beyond = 16;
        var values = new float[checked(2 * _z.Count * _y.Count * _row + Beyond)];
        int length = _z.Period * _row, slab = _y.Count * _row;
        Span<float> rowsReal = _rowsReal.AsSpan(0, length), rowsImaginary = _rowsImaginary.AsSpan(0, length);
        for (int y = 0; y < _y.Count; y++)
        {
            rowsReal.Clear();
            rowsImaginary.Clear();
            for (int z = 0; z < _z.Voxels; z++)
            {
                int from = z * slab + y * _row, to = _z.PlaceOf(z) * _row;
                real.AsSpan(from, _row).CopyTo(rowsReal[to..]);
                imaginary.AsSpan(from, _row).CopyTo(rowsImaginary[to..]);
            }

            _alongZ.Forward(rowsReal, rowsImaginary);
            for (int k = 0; k < _z.Count; k++)
            {
                int from = _z.Wrap(_z.First + k) * _row;
                Span<float> to = values.AsSpan(2 * (k * slab + y * _row), 2 * _row);
                for (int x = 0; x < _row; x++)
                {
                    to[2 * x] = rowsReal[from + x];
                    to[2 * x + 1] = rowsImaginary[from + x];
                }
            }
        }

        return values;
    }
}
