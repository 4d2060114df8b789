using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>Rays along the beam through a particle: a quadrature of its volume. Used again for the next frame.</summary>
internal sealed class RayCloud
{
    private readonly List<Ray> _rays = [];
    private readonly List<RaySegment> _segments = [];

    /// <summary>A ray at (x, y), standing for an area of the shadow, and its pieces: those from the previous ray's end to its own.</summary>
    internal readonly record struct Ray(double X, double Y, double Area, int End);

    public ReadOnlySpan<Ray> Rays => CollectionsMarshal.AsSpan(_rays);

    public ReadOnlySpan<RaySegment> Segments => CollectionsMarshal.AsSpan(_segments);

    /// <summary>The box about all matter.</summary>
    public Vector3D Least { get; private set; }

    /// <summary>The box about all matter.</summary>
    public Vector3D Greatest { get; private set; }

    public void Clear()
    {
        _rays.Clear();
        _segments.Clear();
        Least = new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        Greatest = -Least;
    }

    public void Add(in RaySegment segment) => _segments.Add(segment);

    /// <summary>Ends the ray whose pieces were added.</summary>
    public void EndRay(double x, double y, double area)
    {
        int first = _rays.Count == 0 ? 0 : _rays[^1].End;
        if (first == _segments.Count)
            return;
        _rays.Add(new Ray(x, y, area, _segments.Count));
        Vector3D least = Least, greatest = Greatest;
        foreach (RaySegment segment in Segments[first..])
        {
            least = new(Math.Min(least.X, x), Math.Min(least.Y, y), Math.Min(least.Z, segment.From));
            greatest = new(Math.Max(greatest.X, x), Math.Max(greatest.Y, y), Math.Max(greatest.Z, segment.To));
        }

        Least = least;
        Greatest = greatest;
    }
}
