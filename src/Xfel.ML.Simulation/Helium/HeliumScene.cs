namespace Xfel.ML.Simulation;

/// <summary>What is in the beam, as far as the classes of a frame depend on it. All lengths in metres.</summary>
public sealed record HeliumScene
{
    /// <summary>Semi-axes of the droplet along its own axes x, y and z, a capsule's longest along z; null without a droplet.</summary>
    public Vector3D? SemiAxes { get; init; }

    /// <summary>Turns the droplet's own axes into the laboratory's.</summary>
    public Orientation Orientation { get; init; } = Orientation.Identity;

    /// <summary>What is inside the droplet, from the outside in.</summary>
    public IReadOnlyList<HeliumLayer> Layers { get; init; } = [];

    /// <summary>A second droplet; null for none.</summary>
    public HeliumCompanion? Companion { get; init; }

    /// <summary>The wavelength.</summary>
    public double Wavelength { get; init; } = 50e-9;
}
