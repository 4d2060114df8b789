namespace Xfel.ML.Simulation;

/// <summary>Which classes a frame of helium droplets has: a pure function of what is in the beam. docs/helium-labels.md has each rule with its reason.</summary>
public static class HeliumLabels
{
    /// <summary>A shadow this much longer than wide is a long droplet's.</summary>
    public const double ProlateAspect = 1.4;

    /// <summary>A shadow less long than this is round.</summary>
    public const double RoundAspect = 1.1;

    /// <summary>A long droplet's shadow from this aspect on makes a streak.</summary>
    public const double StreakAspect = 2.0;

    /// <summary>A long droplet of at least this slope makes a bent pattern: its axis lies 14 degrees out of the plane across the beam.</summary>
    public const double BentSlope = 0.25;

    /// <summary>An oblate droplet of at least this slope makes an asymmetric pattern.</summary>
    public const double AsymmetricSlope = 0.3;

    /// <summary>Layers differ where their densities do by at least this.</summary>
    public const double DensityStep = 0.3;

    /// <summary>A companion of at least this part of the droplet's volume, and at most its inverse, makes fringes of full contrast.</summary>
    public const double ComparableVolume = 0.25;

    /// <summary>Least rings, up to 30 degrees, from a companion of comparable volume.</summary>
    public const double FewestNewtonRings = 3;

    /// <summary>A companion of at least this part of the droplet's volume, but not of comparable volume, takes away the symmetry of inversion.</summary>
    public const double SatelliteVolume = 0.02;

    /// <summary>Least periods, up to 30 degrees, by which such a companion's place along the beam shifts its fringes.</summary>
    public const double SatellitePeriods = 0.1;

    /// <summary>The scattering angle that rings are counted up to.</summary>
    private const double GreatestAngle = Math.PI / 6;

    /// <summary>The classes that apply, as indices in increasing order.</summary>
    /// <exception cref="ArgumentException">A semi-axis is not positive.</exception>
    public static IReadOnlyList<int> Of(HeliumScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (scene.SemiAxes is not { } semiAxes)
            return [(int)HeliumClass.Empty];
        if (!(semiAxes.X > 0 && semiAxes.Y > 0 && semiAxes.Z > 0))
            throw new ArgumentException($"the droplet's semi-axes are {semiAxes}; three positive lengths were expected", nameof(scene));
        HeliumShadow shadow = HeliumShadow.Of(semiAxes, scene.Orientation);
        bool isProlate = IsLong(semiAxes) && shadow.Aspect >= ProlateAspect;
        int layers = CountLayers(scene.Layers);
        (bool hasRings, bool isSatellite) = Companion(scene, semiAxes);
        var classes = new List<int>();
        Add(HeliumClass.SphericalOblate, !isProlate);
        Add(HeliumClass.Round, !isProlate && shadow.Aspect < RoundAspect);
        Add(HeliumClass.Elliptical, !isProlate && shadow.Aspect >= RoundAspect);
        Add(HeliumClass.Prolate, isProlate);
        Add(HeliumClass.Streak, isProlate && shadow.Aspect >= StreakAspect);
        Add(HeliumClass.Bent, isProlate && shadow.Slope >= BentSlope);
        Add(HeliumClass.Asymmetric, isSatellite || (!isProlate && shadow.Slope >= AsymmetricSlope));
        Add(HeliumClass.NewtonRings, hasRings);
        Add(HeliumClass.DoubleRings, !isProlate && layers == 2);
        Add(HeliumClass.Layered, layers > 2);
        return classes;

        void Add(HeliumClass kind, bool applies)
        {
            if (applies)
                classes.Add((int)kind);
        }
    }

    /// <summary>Whether the longest axis stands out more than the shortest: a spinning drop beyond the oblate branch.</summary>
    private static bool IsLong(Vector3D semiAxes)
    {
        Span<double> sorted = [semiAxes.X, semiAxes.Y, semiAxes.Z];
        sorted.Sort();
        return sorted[2] * sorted[0] > sorted[1] * sorted[1];
    }

    private static int CountLayers(IReadOnlyList<HeliumLayer> inside)
    {
        int count = 1;
        double density = 1;
        foreach (HeliumLayer layer in inside)
        {
            if (Math.Abs(layer.Density - density) >= DensityStep)
                count++;
            density = layer.Density;
        }

        return count;
    }

    private static (bool HasRings, bool IsSatellite) Companion(HeliumScene scene, Vector3D semiAxes)
    {
        if (scene.Companion is not { } companion)
            return default;
        double volume = companion.Radius * companion.Radius * companion.Radius / (semiAxes.X * semiAxes.Y * semiAxes.Z);
        double rings = Math.Abs(scene.Orientation.Rotate(companion.Position).Z) * (1 - Math.Cos(GreatestAngle)) / scene.Wavelength;
        bool isComparable = volume is >= ComparableVolume and <= 1 / ComparableVolume;
        return (isComparable && rings >= FewestNewtonRings, !isComparable && volume >= SatelliteVolume && rings >= SatellitePeriods);
    }
}
