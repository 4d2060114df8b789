using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Draws the models of the preset: until the labels of what was drawn are those of the model's scenario.</summary>
internal static class HeliumModels
{
    private const int EllipsoidShape = 0, CapsuleShape = 1;

    /// <param name="seed">The data set's seed.</param>
    /// <param name="size">The frames' size.</param>
    /// <param name="id">The model.</param>
    /// <param name="edgeBlur">In diameters.</param>
    public static HeliumModel Draw(int seed, FrameSize size, long id, double edgeBlur)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, id);
        HeliumScenario scenario = HeliumScenarios.Of(seed, id);
        double energy = random.NextUniform(HeliumRanges.LeastPhotonEnergy, HeliumRanges.GreatestPhotonEnergy);
        double absorption = random.NextLogUniform(HeliumRanges.ShortestAbsorptionLength, HeliumRanges.LongestAbsorptionLength);
        double stray = random.NextLogUniform(HeliumRanges.FewestStrayPhotons, HeliumRanges.MostStrayPhotons);
        DetectorGeometry geometry = Geometry(ref random, size, Beam.WavelengthOf(energy));
        int[] wanted = Array.ConvertAll(scenario.Classes, kind => (int)kind);
        while (true)
        {
            HeliumScene scene = Scene(ref random, scenario, geometry.Wavelength, out int shape, out double radius);
            IReadOnlyList<int> classes = HeliumLabels.Of(scene);
            if (!classes.SequenceEqual(wanted))
                continue;
            return new HeliumModel
            {
                Id = id, Scene = scene, Classes = classes, Shape = shape, PhotonEnergy = energy, AbsorptionLength = absorption, StrayPhotons = stray, Geometry = geometry,
                Particle = ToParticle(scene, shape, 2 * radius * edgeBlur), Diameter = 2 * radius,
            };
        }
    }

    private static DetectorGeometry Geometry(ref RandomStream random, FrameSize size, double wavelength)
    {
        const double offset = HeliumRanges.GreatestCenterOffset;
        return new DetectorGeometry
        {
            Size = size,
            Wavelength = wavelength,
            Distance = HeliumRanges.Distance,
            PixelSize = 2 * HeliumRanges.Distance * Math.Tan(HeliumRanges.GreatestAngle * Math.PI / 180) / Math.Max(size.Width, size.Height),
            BeamCenterX = 0.5 * (size.Width - 1) + random.NextUniform(-offset, offset) * size.Width,
            BeamCenterY = 0.5 * (size.Height - 1) + random.NextUniform(-offset, offset) * size.Height,
        };
    }

    private static HeliumScene Scene(ref RandomStream random, HeliumScenario scenario, double wavelength, out int shape, out double radius)
    {
        (shape, radius) = (EllipsoidShape, 0);
        if (scenario.Has(HeliumClass.Empty))
            return new HeliumScene { Wavelength = wavelength };
        bool isPair = scenario.Has(HeliumClass.NewtonRings), isPlain = scenario.Classes is [HeliumClass.SphericalOblate, HeliumClass.Round];
        radius = random.NextLogUniform(
            isPlain ? HeliumRanges.SmallestRadius : HeliumRanges.SmallestStructuredRadius,
            isPlain ? HeliumRanges.LargestRadius : isPair ? HeliumRanges.LargestPairRadius : HeliumRanges.LargestStructuredRadius);
        if (scenario.Has(HeliumClass.Prolate))
            shape = random.NextIndex(2);
        Vector3D axes = SemiAxes(ref random, scenario, shape, radius);
        Orientation orientation = random.NextOrientation();
        HeliumCompanion? companion = isPair ? Pair(ref random, axes, radius, orientation)
            : scenario.Has(HeliumClass.Asymmetric) && (scenario.Has(HeliumClass.Prolate) || random.NextUniform() < 0.5) ? Satellite(ref random, axes, radius)
            : null;
        return new HeliumScene { SemiAxes = axes, Orientation = orientation, Layers = Layers(ref random, scenario), Companion = companion, Wavelength = wavelength };
    }

    /// <summary>Of the volume of the sphere.</summary>
    private static Vector3D SemiAxes(ref RandomStream random, HeliumScenario scenario, int shape, double radius)
    {
        Vector3D ratios;
        if (scenario.Has(HeliumClass.Prolate))
        {
            double length = random.NextLogUniform(HeliumRanges.SmallestProlateRatio, HeliumRanges.LargestProlateRatio);
            double side = random.NextUniform(1, HeliumRanges.LargestProlateSideRatio);
            if (shape == CapsuleShape)
            {
                // Of a capsule whose half length is that many radii.
                double unit = radius / Math.Cbrt(1 + 1.5 * (length - 1));
                return new(unit, unit, length * unit);
            }

            ratios = new(1 / side, 1, length);
        }
        else
        {
            ratios = scenario.Has(HeliumClass.Round)
                ? new(1, random.NextUniform(HeliumRanges.SmallestRoundRatio, 1), random.NextUniform(HeliumRanges.SmallestRoundRatio, 1))
                : new(1, random.NextUniform(HeliumRanges.SmallestRoundRatio, 1), random.NextUniform(HeliumRanges.SmallestOblateRatio, HeliumRanges.LargestOblateRatio));
        }

        return radius / Math.Cbrt(ratios.X * ratios.Y * ratios.Z) * ratios;
    }

    private static HeliumLayer[] Layers(ref RandomStream random, HeliumScenario scenario)
    {
        bool isLayered = scenario.Has(HeliumClass.Layered);
        if (!isLayered && !scenario.Has(HeliumClass.DoubleRings))
            return [];
        var layers = new HeliumLayer[isLayered ? HeliumRanges.FewestLayers - 1 + random.NextIndex(HeliumRanges.MostLayers - HeliumRanges.FewestLayers + 1) : 1];
        double part = 1;
        bool isDense = random.NextUniform() < 0.5;
        for (int i = 0; i < layers.Length; i++)
        {
            // Hollow and dense layers take turns, or, of an only core, one of the two is drawn.
            part *= random.NextUniform(HeliumRanges.SmallestCore, HeliumRanges.LargestCore);
            layers[i] = new(part, isDense ? random.NextUniform(HeliumRanges.LeastDenseDensity, HeliumRanges.GreatestDenseDensity) : random.NextUniform(0, HeliumRanges.GreatestHollowDensity));
            isDense = !isDense;
        }

        return layers;
    }

    /// <summary>Far along the beam, before or behind, and somewhat to the side.</summary>
    private static HeliumCompanion Pair(ref RandomStream random, Vector3D axes, double radius, Orientation orientation)
    {
        double size = radius * random.NextUniform(HeliumRanges.SmallestCompanion, HeliumRanges.LargestCompanion);
        double along = random.NextLogUniform(HeliumRanges.SmallestPairDistance, HeliumRanges.LargestPairDistance);
        // Never within each other.
        along = Math.Max(along, Math.Max(axes.X, Math.Max(axes.Y, axes.Z)) + size);
        double across = HeliumRanges.LargestPairOffset * Math.Sqrt(random.NextUniform());
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextUniform());
        var place = new Vector3D(across * cos, across * sin, random.NextUniform() < 0.5 ? along : -along);
        return new HeliumCompanion(orientation.ToMatrix().Transpose * place, size);
    }

    private static HeliumCompanion Satellite(ref RandomStream random, Vector3D axes, double radius)
    {
        double size = radius * random.NextUniform(HeliumRanges.SmallestSatellite, HeliumRanges.LargestSatellite);
        return new HeliumCompanion(axes.Z >= axes.X ? new(0, 0, axes.Z + size) : new(axes.X + size, 0, 0), size);
    }

    private static Particle? ToParticle(HeliumScene scene, int shape, double blur)
    {
        if (scene.SemiAxes is not { } axes)
            return null;
        Particle droplet = shape == CapsuleShape ? new Capsule(axes.X, 2 * (axes.Z - axes.X)) : new Ellipsoid(axes.X, axes.Y, axes.Z);
        if (scene.Layers.Count > 0)
            droplet = Particle.Layered([(droplet, 1), .. scene.Layers.Select(layer => (droplet.Scaled(layer.Part), layer.Density))]);
        if (scene.Companion is { } companion)
            droplet = Particle.Cluster(droplet, Ellipsoid.Sphere(companion.Radius).Moved(companion.Position));
        return blur > 0 ? droplet.Softened(blur) : droplet;
    }
}
