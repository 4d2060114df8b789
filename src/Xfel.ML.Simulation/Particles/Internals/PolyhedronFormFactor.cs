namespace Xfel.ML.Simulation;

/// <summary>
/// The form factor in double precision: Wuttke, arXiv:1703.00255, the sums over faces and edges, for a solid with a centre of inversion.
/// With faces k of normal n, and edges j of half vector E, midpoint R and (length x outward normal) m,
/// F(q) = 1/q^2 sum over face pairs of (q.n) G, where
/// G = -2/q_p^2 sum_j (q.m) sinc(q.E) cos(q.R), q_p the part of q in the face's plane, and near q_p = 0
/// G = 2 (sin(q.C) (M_0 - M_2 + M_4 - M_6) + cos(q.C) (M_1 - M_3 + M_5)) with the face's centroid C and its moments M_m about it.
/// The second form has no cancellation as q goes to 0, so that only q = 0 itself needs F = V.
/// </summary>
internal static class PolyhedronFormFactor
{
    /// <summary>q_p x face radius below which the moments are used: rounding of the first form and truncation of the second are then both below 1e-12.</summary>
    private const double SeriesLimit = 0.02;

    public static double Evaluate(PolyhedronTables tables, Vector3D q)
    {
        double q2 = Vector3D.Dot(q, q), scale = Math.Cbrt(tables.Volume);
        if (q2 * scale * scale < 1e-30)
            return tables.Volume;
        double sum = 0;
        foreach (FaceTable face in tables.Faces)
        {
            double qn = Vector3D.Dot(q, face.Normal), qu = Vector3D.Dot(q, face.U), qv = Vector3D.Dot(q, face.V);
            double plane2 = qu * qu + qv * qv, limit = SeriesLimit / face.Radius;
            sum += qn * (plane2 < limit * limit ? Near(face, q, qu, qv) : Far(tables, face, q, qu, qv) / plane2);
        }

        return sum / q2;
    }

    private static double Far(PolyhedronTables tables, FaceTable face, Vector3D q, double qu, double qv)
    {
        double sum = 0;
        for (int j = 0; j < face.Edges.Length; j++)
        {
            (int ia, int ib) = tables.Edges[face.Edges[j]];
            double a = Half(tables, q, ia), b = Half(tables, q, ib);
            sum += (qu * face.EdgeU[j] + qv * face.EdgeV[j]) * Sinc(b - a) * Math.Cos(a + b);
        }

        return -2 * sum;
    }

    private static double Half(PolyhedronTables tables, Vector3D q, int index)
    {
        int n = tables.HalfVertices.Length;
        return index < n ? 0.5 * Vector3D.Dot(q, tables.HalfVertices[index]) : -0.5 * Vector3D.Dot(q, tables.HalfVertices[index - n]);
    }

    private static double Near(FaceTable face, Vector3D q, double qu, double qv)
    {
        Span<double> moments = stackalloc double[FaceMoments.Order + 1];
        for (int m = 0; m <= FaceMoments.Order; m++)
        {
            double sum = 0;
            for (int k = 0; k <= m; k++)
                sum += face.Moments[FaceMoments.Index(m, k)] * Math.Pow(qu, m - k) * Math.Pow(qv, k);
            moments[m] = sum;
        }

        (double sin, double cos) = Math.SinCos(Vector3D.Dot(q, face.Centroid));
        double even = moments[0] - moments[2] + moments[4] - moments[6], odd = moments[1] - moments[3] + moments[5];
        return 2 * (sin * even + cos * odd);
    }

    internal static double Sinc(double x) => Math.Abs(x) < 1e-4 ? 1 - x * x / 6 : Math.Sin(x) / x;
}
