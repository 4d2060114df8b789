namespace Xfel.ML.Simulation.Tests;

/// <summary>What the truth of a single-particle frame describes, put together from the public particles.</summary>
internal static class SpiTruth
{
    /// <summary>The expected photons of every frame are the scattering of what its truth describes, at the truth's fluence.</summary>
    public static void AssertFrames(Preset preset, SimulationOptions options)
    {
        var simulator = (SpiHitsSimulator)preset.CreateSimulator(options);
        var scattering = new EwaldScattering(options.Size!.Value);
        float[] found = new float[options.Size.Value.PixelCount], expected = new float[found.Length];
        for (long index = 0; index < options.Count; index++)
        {
            FrameTruth truth = simulator.Expected(index, found);
            if (truth.ParticleCount == 0)
                continue;
            var cluster = Particle.Cluster(Particles(truth, options.Body));
            scattering.Intensities(cluster, truth.Orientation, truth.Geometry, expected);
            double scale = truth.ExpectedPhotons / expected.Sum(pixel => (double)pixel), peak = scale * expected.Max();
            for (int i = 0; i < found.Length; i++)
                Assert.AreEqual(Math.Sqrt(scale * expected[i] / peak), Math.Sqrt(found[i] / peak), 2e-5, $"frame {index}, {truth.Shape}");
            // The presets leave out the cosines of solid angles and the polarisation: a few percent towards the corners.
            PhotonScale.Apply(truth.Geometry, Polarization.Ignored, PhotonScale.Forward(truth.Fluence, SpiHitsRanges.ElectronDensity, cluster.Volume), expected);
            Assert.AreEqual(1, expected.Sum(pixel => (double)pixel) / truth.ExpectedPhotons, 0.05, $"fluence of frame {index}");
        }
    }

    /// <summary>No place lies in two particles.</summary>
    public static void AssertApart(FrameTruth truth)
    {
        if (truth.ParticleCount < 2)
            return;
        Particle[] particles = Particles(truth, null);
        double reach = 1.2 * particles.Max(particle => particle.BoundingRadius);
        var random = new RandomStream(35, RandomPurpose.Model, truth.ModelId);
        for (int i = 0; i < 3000; i++)
        {
            Vector3D place = Math.Cbrt(random.NextUniform()) * reach * random.NextDirection();
            Assert.IsLessThanOrEqualTo(1, particles.Count(particle => particle.Density(place) > 0));
        }
    }

    private static Particle[] Particles(FrameTruth truth, Particle? body)
    {
        Particle shape = body ?? Shape(truth);
        Matrix3 turn = truth.AffineOrientation.ToMatrix(), affine = turn * Matrix3.Diagonal(truth.AffineAxes) * turn.Transpose;
        double scale = truth.Diameter * Math.Cbrt(Math.PI / 6 / shape.Volume);
        return [.. truth.Positions.Select((position, i) => shape.Scaled(scale).Transformed(affine).Rotated(truth.ParticleOrientations[i]).Moved(position))];
    }

    private static Particle Shape(FrameTruth truth)
    {
        double ratio = truth.Values.Count > 1 ? truth.Values[1] : double.NaN;
        return truth.Shape switch
        {
            "octahedron" => Polyhedron.Of(SolidKind.Octahedron),
            "dodecahedron" => Polyhedron.Of(SolidKind.Dodecahedron),
            "icosahedron" => Polyhedron.Of(SolidKind.Icosahedron),
            "truncated-icosahedron" => Polyhedron.Of(SolidKind.TruncatedIcosahedron),
            "cube" => Polyhedron.Of(SolidKind.Cube),
            "sphere" or "ellipsoid" => Ellipsoid.Sphere(1),
            "torus" => new Torus(1, double.IsNaN(ratio) ? 0.4 : ratio),
            "cylinder" => new Cylinder(0.5, double.IsNaN(ratio) ? 1 : ratio),
            "capsule" => new Capsule(0.5, double.IsNaN(ratio) ? 1 : ratio),
            _ => throw new ArgumentException($"{truth.Shape} is no shape", nameof(truth)),
        };
    }
}
