using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Scattering to wide angles with absorption: the multi-slice Fourier transform, F = sum over slices z of FT[slice](q_perp) exp(i z (k - sqrt(k^2 - q_perp^2))), where matter at a depth
/// counts exp(-path / (2 L)), L being the absorption length of the intensity and path the density integrated along the beam before it. Exact on the Ewald sphere but for refraction, multiple scattering and
/// absorption on the way out. Not safe for use by several threads at once: give each its own.
/// </summary>
public sealed class MultiSliceScattering
{
    /// <summary>The greatest scattering angle, in degrees, that a frame may reach.</summary>
    public const double GreatestAngle = 60;

    private readonly FrameSize _size;
    private readonly ScatteringScratch _scratch;
    private readonly List<PlacedBody> _bodies = [];
    private readonly BodyRays _rays = new();
    private readonly RayCloud _cloud = new();
    private readonly SliceStack _stack = new();
    private readonly SliceTransform _transform = new();
    private DetectorGeometry? _known;

    /// <summary>For frames of one size.</summary>
    public MultiSliceScattering(FrameSize size)
    {
        var faults = new FaultList();
        faults.RequirePixels(nameof(size), size);
        faults.Throw("the frame size");
        _size = size;
        _scratch = new ScatteringScratch(size);
    }

    /// <summary>|F(q)|^2 / V^2 of every pixel by rows, V being the particle's volume: 1 in the beam's direction without absorption.</summary>
    /// <param name="particle">The particle; its volume must not be 0. Soft edges must be those of the whole particle; the path of absorption is that of the sharp one.</param>
    /// <param name="orientation">Turns it into the laboratory.</param>
    /// <param name="geometry">The detector, of this object's frame size.</param>
    /// <param name="absorptionLength">Metres of density 1 in which the intensity falls to 1/e; infinite for none.</param>
    /// <param name="destination">One frame.</param>
    /// <exception cref="ArgumentException">The geometry is not possible, of another size or reaches beyond <see cref="GreatestAngle"/>; the absorption length is not positive; the particle's volume is 0,
    /// only parts of it are soft, or it is too large for the wavelength.</exception>
    public void Intensities(Particle particle, Orientation orientation, DetectorGeometry geometry, double absorptionLength, Span<float> destination)
    {
        if (Vector512.IsHardwareAccelerated)
            Intensities<Lanes16>(particle, orientation, geometry, absorptionLength, destination);
        else if (Vector256.IsHardwareAccelerated)
            Intensities<Lanes8>(particle, orientation, geometry, absorptionLength, destination);
        else if (Vector128.IsHardwareAccelerated)
            Intensities<Lanes4>(particle, orientation, geometry, absorptionLength, destination);
        else
            Intensities<Lanes1>(particle, orientation, geometry, absorptionLength, destination);
    }

    internal void Intensities<T>(Particle particle, Orientation orientation, DetectorGeometry geometry, double absorptionLength, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        ArgumentNullException.ThrowIfNull(particle);
        ArgumentNullException.ThrowIfNull(geometry);
        if (destination.Length != _size.PixelCount)
            SimulationThrow.DestinationLength(destination.Length, _size.PixelCount);
        Validate(particle, geometry, absorptionLength);
        _bodies.Clear();
        particle.AddBodies(_bodies, new Placement(orientation.ToMatrix(), default, 1, null));
        Matrix3? blur = BlurOfAll();
        _rays.Trace(CollectionsMarshal.AsSpan(_bodies), geometry.GreatestQ, 0.5 / absorptionLength, _cloud);
        if (_cloud.Rays.IsEmpty)
        {
            destination.Clear();
            return;
        }

        SliceGrid grid = SliceGrid.Create(_cloud, geometry);
        _stack.Fill(_cloud, 1 / particle.Volume, grid);
        _transform.Run<T>(_stack.Cells(grid), grid);
        Pixels<T>(grid, geometry, blur, destination);
    }

    private void Pixels<T>(in SliceGrid grid, DetectorGeometry geometry, Matrix3? blur, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        _scratch.UseGeometry<T>(geometry);
        int width = _size.Width;
        for (int row = 0; row < _size.Height; row++)
        {
            Span<float> pixels = destination.Slice(row * width, width);
            ReadOnlySpan<float> x = _scratch.X.AsSpan(row * _scratch.Stride, width), y = _scratch.Y.AsSpan(row * _scratch.Stride, width), z = _scratch.Z.AsSpan(row * _scratch.Stride, width);
            AmplitudeInterpolation.Intensities(_transform, grid, x, y, pixels);
            if (blur is { } b)
                Soften(b, geometry.WaveNumber, x, y, z, pixels);
        }
    }

    private static void Soften(in Matrix3 blur, double waveNumber, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            var q = waveNumber * new Vector3D(x[i], y[i], z[i]);
            pixels[i] *= (float)Math.Exp(-Vector3D.Dot(q, blur * q));
        }
    }

    private Matrix3? BlurOfAll()
    {
        Matrix3? blur = _bodies[0].Placement.Blur;
        foreach (PlacedBody body in _bodies)
        {
            if (body.Placement.Blur != blur)
                throw new ArgumentException("a part of the particle has other edges than the rest; either all of it or nothing may be soft here", "particle");
        }

        return blur;
    }

    private void Validate(Particle particle, DetectorGeometry geometry, double absorptionLength)
    {
        if (!(absorptionLength > 0))
            throw new ArgumentOutOfRangeException(nameof(absorptionLength), absorptionLength, "a positive number of metres was expected, infinity for no absorption");
        if (!(Math.Abs(particle.Volume) > 0))
            throw new ArgumentException($"the particle's volume is {particle.Volume}; what scatters has one", nameof(particle));
        if (ReferenceEquals(geometry, _known))
            return;
        geometry.Validate();
        if (geometry.Size != _size)
            throw new ArgumentException($"the detector has {geometry.Size} pixels; {_size} was expected", nameof(geometry));
        double angle = 360 / Math.PI * Math.Asin(Math.Min(1, 0.5 * geometry.GreatestQ / geometry.WaveNumber));
        if (!(angle <= GreatestAngle))
            throw new ArgumentException($"the detector's corner lies at a scattering angle of {angle:0.#} degrees; at most {GreatestAngle} was expected", nameof(geometry));
        _known = geometry;
    }
}
