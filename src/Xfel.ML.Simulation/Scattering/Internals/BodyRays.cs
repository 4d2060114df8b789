namespace Xfel.ML.Simulation;

/// <summary>
/// Lays rays along the beam through each body of a particle. A body's shadow is described in polar coordinates about its centre, in axes in which it is about round:
/// angles equally spaced, radii by Gauss-Legendre quadrature in t where r = edge x sin(t). The chords of a smooth body end like a square root at its shadow's edge, and in t
/// that is smooth: the error falls faster than any power of the number of rays, once they resolve exp(-i q.r).
/// </summary>
internal sealed class BodyRays
{
    /// <summary>Rays beyond what the phase alone asks for, for what is not a plain wave.</summary>
    private const int SpareAngles = 24, SpareRadii = 8;

    /// <summary>Along a line through the shadow of a body that is not convex.</summary>
    private const int ScanSteps = 64;

    /// <summary>Of the longest scattering vector over half of a body: beyond, there would be millions of rays.</summary>
    private const double MostPhase = 2500;

    private const double EdgeTolerance = 1e-8;

    private readonly ChordList _own = new(), _all = new();
    private readonly List<double> _ends = [];
    private readonly List<(double From, double To)> _pieces = [];

    /// <param name="bodies">The bodies, in the laboratory.</param>
    /// <param name="greatestQ">The longest scattering vector, in 1/m.</param>
    /// <param name="decay">Decay of the amplitude per metre of density 1.</param>
    /// <param name="cloud">Receives the rays.</param>
    public void Trace(ReadOnlySpan<PlacedBody> bodies, double greatestQ, double decay, RayCloud cloud)
    {
        cloud.Clear();
        foreach (ref readonly PlacedBody body in bodies)
            Trace(body, bodies, greatestQ, decay, cloud);
    }

    private void Trace(in PlacedBody body, ReadOnlySpan<PlacedBody> bodies, double greatestQ, double decay, RayCloud cloud)
    {
        Vector3D half = body.HalfExtents(_own);
        Matrix3 axes = body.Placement.Map * Matrix3.Diagonal(half);
        // The shadow of the ellipsoid with these axes is the ellipse L (unit circle), L L^T being the upper left of axes axes^T.
        double xx = Vector3D.Dot(axes.Row0, axes.Row0), xy = Vector3D.Dot(axes.Row0, axes.Row1), yy = Vector3D.Dot(axes.Row1, axes.Row1);
        double l00 = Math.Sqrt(xx), l10 = xy / l00, l11 = Math.Sqrt(Math.Max(yy - l10 * l10, 1e-24 * yy));
        double reach = Math.Sqrt(0.5 * (xx + yy) + Math.Sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy)), scale = l00 * l11;
        if (!(greatestQ * reach <= MostPhase))
            throw new ArgumentException($"a body reaches {reach:g3} m across the beam, too far for the longest scattering vector of {greatestQ:g3} 1/m: it would need millions of rays");
        int angles = SpareAngles + (int)Math.Ceiling(greatestQ * reach);
        double limit = 1.01 * body.Body.BoundingRadius / Math.Min(half.X, Math.Min(half.Y, half.Z)), edge = 1;
        Vector3D shift = body.Placement.Shift;
        for (int i = 0; i < angles; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (i + 0.5) / angles);
            double dx = l00 * cos, dy = l10 * cos + l11 * sin, length = Math.Sqrt(dx * dx + dy * dy);
            FindPieces(body, shift, dx, dy, limit, ref edge);
            foreach ((double from, double to) in _pieces)
            {
                // From the centre, t runs from 0; a piece with two edges has all of the sine.
                double middle = from == 0 ? 0 : 0.5 * (from + to), radius = to - middle, low = from == 0 ? 0 : -0.5 * Math.PI, span = 0.5 * Math.PI - low;
                int radii = SpareRadii + (int)Math.Ceiling(0.25 * greatestQ * length * radius * span);
                foreach ((double place, double weight) in GaussLegendre.Of(radii))
                {
                    (double sinT, double cosT) = Math.SinCos(low + span * place);
                    double r = middle + radius * sinT, x = shift.X + r * dx, y = shift.Y + r * dy;
                    AddSegments(body, bodies, x, y, decay, cloud);
                    cloud.EndRay(x, y, scale * r * radius * cosT * weight * span * 2 * Math.PI / angles);
                }
            }
        }
    }

    /// <summary>Where the line from the centre is in the shadow.</summary>
    private void FindPieces(in PlacedBody body, Vector3D shift, double dx, double dy, double limit, ref double edge)
    {
        _pieces.Clear();
        if (body.Body.IsConvex)
        {
            edge = ConvexEdge(body, shift, dx, dy, limit, edge);
            if (edge > 0)
                _pieces.Add((0, edge));
            else
                edge = 1;
            return;
        }

        double start = 0;
        int count = Chords(body, shift, dx, dy, 0);
        for (int step = 1; step <= ScanSteps; step++)
        {
            double to = limit * step / ScanSteps;
            int next = Chords(body, shift, dx, dy, to);
            if (next == count)
                continue;
            double change = Bisect(body, shift, dx, dy, limit * (step - 1) / ScanSteps, to, count);
            if (count > 0)
                _pieces.Add((start, change));
            (start, count) = (change, next);
        }
    }

    private double ConvexEdge(in PlacedBody body, Vector3D shift, double dx, double dy, double limit, double guess)
    {
        // The last edge is often this one's, too: of an ellipsoid always.
        double low = guess * (1 - EdgeTolerance), high = guess * (1 + EdgeTolerance);
        while (Chords(body, shift, dx, dy, low) == 0)
        {
            (low, high) = (low - 4 * (high - low), low);
            if (!(low > 0))
            {
                low = 0;
                break;
            }
        }

        while (high < limit && Chords(body, shift, dx, dy, high) > 0)
            (low, high) = (high, high + 4 * (high - low));
        if (low == 0 && Chords(body, shift, dx, dy, 0) == 0)
            return 0;
        return high - low <= 3 * EdgeTolerance * high ? 0.5 * (low + high) : Bisect(body, shift, dx, dy, low, high, 1);
    }

    /// <summary>Where the number of chords stops being <paramref name="count"/>.</summary>
    private double Bisect(in PlacedBody body, Vector3D shift, double dx, double dy, double low, double high, int count)
    {
        while (high - low > EdgeTolerance * high)
        {
            double middle = 0.5 * (low + high);
            if (Chords(body, shift, dx, dy, middle) == count)
                low = middle;
            else
                high = middle;
        }

        return 0.5 * (low + high);
    }

    private int Chords(in PlacedBody body, Vector3D shift, double dx, double dy, double r)
    {
        _own.Clear();
        body.AddChords(shift.X + r * dx, shift.Y + r * dy, _own);
        return _own.Count;
    }

    private void AddSegments(in PlacedBody body, ReadOnlySpan<PlacedBody> bodies, double x, double y, double decay, RayCloud cloud)
    {
        _own.Clear();
        body.AddChords(x, y, _own);
        if (decay == 0)
        {
            foreach (Chord chord in _own.Chords)
                cloud.Add(new RaySegment(chord.From, chord.To, chord.Density, 0));
            return;
        }

        ChordList all = _own;
        if (bodies.Length > 1)
        {
            _all.Clear();
            foreach (ref readonly PlacedBody other in bodies)
                other.AddChords(x, y, _all);
            all = _all;
        }

        AddAbsorbed(_own.Chords, all.Chords, decay, cloud);
    }

    /// <summary>Cuts the own chords where the density that absorbs changes.</summary>
    private void AddAbsorbed(ReadOnlySpan<Chord> own, ReadOnlySpan<Chord> all, double decay, RayCloud cloud)
    {
        _ends.Clear();
        foreach (Chord chord in all)
        {
            _ends.Add(chord.From);
            _ends.Add(chord.To);
        }

        _ends.Sort();
        double passed = 0;
        for (int i = 1; i < _ends.Count; i++)
        {
            double from = _ends[i - 1], to = _ends[i], middle = 0.5 * (from + to);
            if (!(to > from))
                continue;
            double density = DensityAt(all, middle), here = DensityAt(own, middle);
            // Matter that absorbs less than nothing exists only where a hole is larger than what it is cut into.
            double rate = decay * Math.Max(density, 0);
            if (here != 0)
                cloud.Add(new RaySegment(from, to, here * Math.Exp(-passed), rate));
            passed += rate * (to - from);
        }
    }

    private static double DensityAt(ReadOnlySpan<Chord> chords, double z)
    {
        double density = 0;
        foreach (Chord chord in chords)
        {
            if (chord.From <= z && z <= chord.To)
                density += chord.Density;
        }

        return density;
    }
}
