namespace Xfel.ML.Simulation;

/// <summary>A 3 x 3 matrix by rows: a linear map of space.</summary>
/// <param name="Row0">First row.</param>
/// <param name="Row1">Second row.</param>
/// <param name="Row2">Third row.</param>
public readonly record struct Matrix3(Vector3D Row0, Vector3D Row1, Vector3D Row2)
{
    /// <summary>The map that leaves everything in its place.</summary>
    public static Matrix3 Identity => Diagonal(new(1, 1, 1));

    /// <summary>Rows and columns exchanged.</summary>
    public Matrix3 Transpose => new(new(Row0.X, Row1.X, Row2.X), new(Row0.Y, Row1.Y, Row2.Y), new(Row0.Z, Row1.Z, Row2.Z));

    /// <summary>The factor by which volumes grow.</summary>
    public double Determinant => Vector3D.Dot(Row0, Vector3D.Cross(Row1, Row2));

    /// <summary>The map back; its numbers are not finite where the determinant is 0.</summary>
    public Matrix3 Inverse => 1 / Determinant * new Matrix3(Vector3D.Cross(Row1, Row2), Vector3D.Cross(Row2, Row0), Vector3D.Cross(Row0, Row1)).Transpose;

    /// <summary>The greatest factor by which a length can grow.</summary>
    public double Norm => Math.Sqrt(GreatestEigenvalue(Transpose * this));

    internal bool IsFinite => double.IsFinite(Row0.Length) && double.IsFinite(Row1.Length) && double.IsFinite(Row2.Length);

    /// <summary>A stretch along the axes.</summary>
    public static Matrix3 Diagonal(Vector3D d) => new(new(d.X, 0, 0), new(0, d.Y, 0), new(0, 0, d.Z));

    /// <summary>The vector mapped.</summary>
    public static Vector3D operator *(Matrix3 m, Vector3D v) => new(Vector3D.Dot(m.Row0, v), Vector3D.Dot(m.Row1, v), Vector3D.Dot(m.Row2, v));

    /// <summary>The map with a scale after it.</summary>
    public static Matrix3 operator *(double scale, Matrix3 m) => new(scale * m.Row0, scale * m.Row1, scale * m.Row2);

    /// <summary><paramref name="a"/> after <paramref name="b"/>.</summary>
    public static Matrix3 operator *(Matrix3 a, Matrix3 b)
    {
        Matrix3 columns = b.Transpose;
        return new Matrix3(columns * a.Row0, columns * a.Row1, columns * a.Row2);
    }

    /// <summary>The sum, element by element.</summary>
    public static Matrix3 operator +(Matrix3 a, Matrix3 b) => new(a.Row0 + b.Row0, a.Row1 + b.Row1, a.Row2 + b.Row2);

    /// <summary>Of a symmetric matrix without negative eigenvalues: the closed form for 3 x 3 (O. K. Smith, Comm. ACM 4 (1961) 168).</summary>
    private static double GreatestEigenvalue(Matrix3 m)
    {
        double mean = (m.Row0.X + m.Row1.Y + m.Row2.Z) / 3;
        Matrix3 rest = m + -mean * Identity;
        double p = Math.Sqrt((Vector3D.Dot(rest.Row0, rest.Row0) + Vector3D.Dot(rest.Row1, rest.Row1) + Vector3D.Dot(rest.Row2, rest.Row2)) / 6);
        if (!(p > 0))
            return mean;
        double half = Math.Clamp((1 / p * rest).Determinant / 2, -1, 1);
        return mean + 2 * p * Math.Cos(Math.Acos(half) / 3);
    }
}
