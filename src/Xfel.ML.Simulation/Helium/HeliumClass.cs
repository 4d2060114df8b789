namespace Xfel.ML.Simulation;

/// <summary>The classes of the preset <c>helium</c>, in the order of CXIDB-94.</summary>
public enum HeliumClass
{
    /// <summary>A droplet that does not show as a long one.</summary>
    SphericalOblate,

    /// <summary>Concentric circles.</summary>
    Round,

    /// <summary>Ellipses.</summary>
    Elliptical,

    /// <summary>A long droplet.</summary>
    Prolate,

    /// <summary>The light is gathered along a line.</summary>
    Streak,

    /// <summary>That line, or the pattern's axis, is curved.</summary>
    Bent,

    /// <summary>Opposite sides differ.</summary>
    Asymmetric,

    /// <summary>Fine rings of a second droplet far along the beam.</summary>
    NewtonRings,

    /// <summary>Two sets of rings: a core in a shell.</summary>
    DoubleRings,

    /// <summary>Several shells.</summary>
    Layered,

    /// <summary>Stray light alone.</summary>
    Empty,
}
