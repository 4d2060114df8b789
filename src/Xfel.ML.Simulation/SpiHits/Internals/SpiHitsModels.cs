using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Draws the models of a preset.</summary>
internal static class SpiHitsModels
{
    /// <param name="seed">The data set's seed.</param>
    /// <param name="size">The frames' size.</param>
    /// <param name="id">The model.</param>
    /// <param name="population">How many particles of which shape.</param>
    public static SpiHitsModel Draw(int seed, FrameSize size, long id, SpiPopulation population)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, id);
        int particles = population.Particles(ref random, id);
        // A cluster that cannot be placed within the ranges, mostly many long particles with narrow fringes, is drawn anew.
        while (true)
        {
            SpiShape shape = population.Shape(ref random, id);
            double second = random.NextLogUniform(SpiHitsRanges.SmallestAxisRatio, SpiHitsRanges.LargestAxisRatio);
            double third = random.NextLogUniform(SpiHitsRanges.SmallestAxisRatio, SpiHitsRanges.LargestAxisRatio);
            double unit = Math.Cbrt(second * third);
            var axes = new Vector3D(1 / unit, second / unit, third / unit);
            Orientation axesOrientation = random.NextOrientation();
            Matrix3 turn = axesOrientation.ToMatrix();
            Matrix3 affine = turn * Matrix3.Diagonal(axes) * turn.Transpose;
            double period = random.NextLogUniform(SpiHitsRanges.SmallestFringePeriod, SpiHitsRanges.LargestFringePeriod);
            DetectorGeometry geometry = Geometry(ref random, size, population.GreatestCenterOffset);
            double photons = particles == 0
                ? random.NextLogUniform(SpiHitsRanges.FewestStrayPhotons, SpiHitsRanges.MostStrayPhotons)
                : random.NextLogUniform(SpiHitsRanges.FewestPhotons, SpiHitsRanges.MostPhotons);
            double greatest = Math.Min(SpiHitsRanges.GreatestCentreDistance * shape.Extent, period / SpiHitsRanges.SmallestPairFringePeriod);
            if (!ClusterPlacement.TryPlace(ref random, shape.Hull, affine, particles, greatest, out Vector3D[] positions, out Orientation[] orientations))
                continue;
            return new SpiHitsModel
            {
                Id = id,
                ParticleCount = particles,
                Shape = shape,
                ShapeValues = population.Values(shape),
                Label = population.Label(id),
                AffineAxes = axes,
                AffineOrientation = axesOrientation,
                Affine = affine,
                Positions = positions,
                ParticleOrientations = orientations,
                FringePeriod = period,
                Diameter = geometry.FringePeriod(1) / period,
                ExpectedPhotons = photons,
                Geometry = geometry,
            };
        }
    }

    private static DetectorGeometry Geometry(ref RandomStream random, FrameSize size, double offset)
    {
        double wavelength = random.NextLogUniform(SpiHitsRanges.ShortestWavelength, SpiHitsRanges.LongestWavelength);
        double distance = random.NextLogUniform(SpiHitsRanges.ShortestDistance, SpiHitsRanges.LongestDistance);
        double side = random.NextLogUniform(SpiHitsRanges.SmallestDetector, SpiHitsRanges.LargestDetector);
        return new DetectorGeometry
        {
            Size = size,
            Wavelength = wavelength,
            Distance = distance,
            PixelSize = side / Math.Max(size.Width, size.Height),
            BeamCenterX = 0.5 * (size.Width - 1) + random.NextUniform(-offset, offset) * size.Width,
            BeamCenterY = 0.5 * (size.Height - 1) + random.NextUniform(-offset, offset) * size.Height,
        };
    }
}
