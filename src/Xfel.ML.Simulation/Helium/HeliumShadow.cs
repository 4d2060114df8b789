namespace Xfel.ML.Simulation;

/// <summary>
/// What of a droplet's shape a frame shows. With S = sum of squared semi-axes times n n^T over the three axes n, an ellipsoid's amplitude depends on q.S q alone, which near the beam is the shadow's ellipse,
/// and whose middle moves away from the beam by <see cref="Slope"/> times q along the beam as the scattering angle grows.
/// </summary>
/// <param name="Aspect">The shadow's longer to its shorter axis; at least 1.</param>
/// <param name="Slope">Length of (S across)^-1 S mixed: of a long droplet the tangent of its axis's angle to the plane across the beam; 0 where a droplet lies or stands straight.</param>
public readonly record struct HeliumShadow(double Aspect, double Slope)
{
    /// <summary>Of a droplet.</summary>
    /// <param name="semiAxes">In metres.</param>
    /// <param name="orientation">Turns its own axes into the laboratory's.</param>
    public static HeliumShadow Of(Vector3D semiAxes, Orientation orientation)
    {
        Matrix3 turn = orientation.ToMatrix(), axes = turn * Matrix3.Diagonal(semiAxes), s = axes * axes.Transpose;
        (double xx, double xy, double yy, double xz, double yz) = (s.Row0.X, s.Row0.Y, s.Row1.Y, s.Row0.Z, s.Row1.Z);
        double mean = 0.5 * (xx + yy), spread = Math.Sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy), determinant = xx * yy - xy * xy;
        double slopeX = (yy * xz - xy * yz) / determinant, slopeY = (xx * yz - xy * xz) / determinant;
        return new HeliumShadow((mean + spread) / Math.Sqrt(determinant), Math.Sqrt(slopeX * slopeX + slopeY * slopeY));
    }
}
