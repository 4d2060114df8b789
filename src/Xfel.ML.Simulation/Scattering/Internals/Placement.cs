namespace Xfel.ML.Simulation;

/// <summary>Where a body is: r -> Map r + Shift, with its density multiplied and its edges blurred.</summary>
/// <param name="Map">The linear map.</param>
/// <param name="Shift">In metres.</param>
/// <param name="Density">A factor.</param>
/// <param name="Blur">Covariance of the blur in square metres; null for none.</param>
internal readonly record struct Placement(Matrix3 Map, Vector3D Shift, double Density, Matrix3? Blur)
{
    public static Placement Own => new(Matrix3.Identity, default, 1, null);

    /// <summary>Of what is placed by a map within something that is placed by this.</summary>
    public Placement Inside(Matrix3 map, Vector3D shift, double density) => new(Map * map, Map * shift + Shift, Density * density, Blur);

    /// <summary>Of what is blurred, and then placed by this.</summary>
    public Placement Blurred(double sigma)
    {
        Matrix3 own = sigma * sigma * (Map * Map.Transpose);
        return this with { Blur = Blur is { } blur ? blur + own : own };
    }
}
