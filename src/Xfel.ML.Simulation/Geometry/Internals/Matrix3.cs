namespace Xfel.ML.Simulation;

/// <summary>A 3 x 3 matrix by rows.</summary>
internal readonly record struct Matrix3(Vector3D Row0, Vector3D Row1, Vector3D Row2)
{
    public static Matrix3 Identity => Diagonal(new(1, 1, 1));

    public Matrix3 Transpose => new(new(Row0.X, Row1.X, Row2.X), new(Row0.Y, Row1.Y, Row2.Y), new(Row0.Z, Row1.Z, Row2.Z));

    public double Determinant => Vector3D.Dot(Row0, Vector3D.Cross(Row1, Row2));

    public static Matrix3 Diagonal(Vector3D d) => new(new(d.X, 0, 0), new(0, d.Y, 0), new(0, 0, d.Z));

    public static Vector3D operator *(Matrix3 m, Vector3D v) => new(Vector3D.Dot(m.Row0, v), Vector3D.Dot(m.Row1, v), Vector3D.Dot(m.Row2, v));

    public static Matrix3 operator *(double scale, Matrix3 m) => new(scale * m.Row0, scale * m.Row1, scale * m.Row2);

    public static Matrix3 operator *(Matrix3 a, Matrix3 b)
    {
        Matrix3 columns = b.Transpose;
        return new Matrix3(columns * a.Row0, columns * a.Row1, columns * a.Row2);
    }
}
