namespace Xfel.ML.Simulation;

/// <summary>A rotation as a unit quaternion: it turns the particle's own axes into the laboratory's (x along rows, y along columns, z along the beam).</summary>
/// <param name="W">Scalar part.</param>
/// <param name="X">First vector component.</param>
/// <param name="Y">Second vector component.</param>
/// <param name="Z">Third vector component.</param>
public readonly record struct Orientation(double W, double X, double Y, double Z)
{
    /// <summary>No rotation.</summary>
    public static Orientation Identity => new(1, 0, 0, 0);

    /// <summary>The rotation about the beam by <paramref name="angle"/> radians, from x towards y.</summary>
    public static Orientation AboutBeam(double angle) => new(Math.Cos(angle / 2), 0, 0, Math.Sin(angle / 2));

    /// <summary>
    /// The rotation that three independent uniform numbers in [0, 1) stand for; it is then uniform on SO(3).
    /// K. Shoemake, Uniform random rotations, Graphics Gems III (1992), 124.
    /// </summary>
    public static Orientation FromUniforms(double u1, double u2, double u3)
    {
        (double sin2, double cos2) = Math.SinCos(2 * Math.PI * u2);
        (double sin3, double cos3) = Math.SinCos(2 * Math.PI * u3);
        double r1 = Math.Sqrt(1 - u1), r2 = Math.Sqrt(u1);
        return new(r2 * cos3, r1 * sin2, r1 * cos2, r2 * sin3);
    }

    /// <summary>This rotation after <paramref name="first"/>.</summary>
    public Orientation After(Orientation first) => new(
        W * first.W - X * first.X - Y * first.Y - Z * first.Z,
        W * first.X + X * first.W + Y * first.Z - Z * first.Y,
        W * first.Y - X * first.Z + Y * first.W + Z * first.X,
        W * first.Z + X * first.Y - Y * first.X + Z * first.W);

    /// <summary>The vector rotated.</summary>
    public Vector3D Rotate(Vector3D vector) => ToMatrix() * vector;

    internal Matrix3 ToMatrix() => new(
        new(1 - 2 * (Y * Y + Z * Z), 2 * (X * Y - W * Z), 2 * (X * Z + W * Y)),
        new(2 * (X * Y + W * Z), 1 - 2 * (X * X + Z * Z), 2 * (Y * Z - W * X)),
        new(2 * (X * Z - W * Y), 2 * (Y * Z + W * X), 1 - 2 * (X * X + Y * Y)));
}
