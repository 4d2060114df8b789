namespace Xfel.ML.Simulation;

/// <summary>Textbook coordinates of the solids' vertices.</summary>
internal static class SolidVertices
{
    private static readonly double Phi = (1 + Math.Sqrt(5)) / 2;

    public static Vector3D[] Of(SolidKind kind) => kind switch
    {
        SolidKind.Octahedron => [.. Cyclic(1, 0, 0)],
        SolidKind.Dodecahedron => [.. Signs(1, 1, 1), .. Cyclic(0, 1 / Phi, Phi)],
        SolidKind.Icosahedron => [.. Cyclic(0, 1, Phi)],
        SolidKind.TruncatedIcosahedron => [.. Cyclic(0, 1, 3 * Phi), .. Cyclic(1, 2 + Phi, 2 * Phi), .. Cyclic(Phi, 2, 2 * Phi + 1)],
        SolidKind.Cube => [.. Signs(1, 1, 1)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a solid of this library was expected"),
    };

    private static IEnumerable<Vector3D> Cyclic(double a, double b, double c) => [.. Signs(a, b, c), .. Signs(b, c, a), .. Signs(c, a, b)];

    private static IEnumerable<Vector3D> Signs(double a, double b, double c) =>
        from x in Both(a) from y in Both(b) from z in Both(c) select new Vector3D(x, y, z);

    private static double[] Both(double value) => value == 0 ? [0] : [value, -value];
}
