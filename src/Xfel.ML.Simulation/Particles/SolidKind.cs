namespace Xfel.ML.Simulation;

/// <summary>The solids of Han and Li, section 3, and the cube.</summary>
public enum SolidKind
{
    /// <summary>Eight triangles.</summary>
    Octahedron,

    /// <summary>Twelve pentagons.</summary>
    Dodecahedron,

    /// <summary>Twenty triangles: the shape of many viruses.</summary>
    Icosahedron,

    /// <summary>Twelve pentagons and twenty hexagons: the soccer ball.</summary>
    TruncatedIcosahedron,

    /// <summary>Six squares.</summary>
    Cube,
}
