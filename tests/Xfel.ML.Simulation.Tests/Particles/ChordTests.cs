namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class ChordTests
{
    public static IEnumerable<object[]> Names => ShapeSamples.Composed.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AddChords_GridOfLines_AddUpToTheVolume(string name)
    {
        Particle particle = ShapeSamples.Composed[name];
        var random = new RandomStream(51, RandomPurpose.Model, 0);
        var chords = new ChordList();
        for (int trial = 0; trial < 3; trial++)
        {
            Matrix3 axes = random.NextOrientation().ToMatrix();
            const int lines = 300;
            double step = 2.02 * particle.BoundingRadius / lines, sum = 0;
            for (int i = 0; i < lines; i++)
            {
                for (int j = 0; j < lines; j++)
                {
                    // From far outside, and from a start of the line that means nothing.
                    Vector3D origin = axes * new Vector3D((i + 0.5 - lines / 2) * step, (j + 0.5 - lines / 2) * step, -5 + 7 * random.NextUniform());
                    chords.Clear();
                    particle.AddChords(origin, axes.Transpose.Row2, chords);
                    foreach (Chord chord in chords.Chords)
                        sum += chord.Density * (chord.To - chord.From);
                }
            }

            Assert.AreEqual(particle.Volume, sum * step * step, 4e-3 * particle.Volume);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AddChords_RandomLines_AgreeWithTheDensityAlongThem(string name)
    {
        Particle particle = ShapeSamples.Composed[name];
        var random = new RandomStream(52, RandomPurpose.Model, 0);
        var chords = new ChordList();
        double size = particle.BoundingRadius;
        int inside = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            // Along the axes too, where a line runs beside faces.
            Vector3D direction = (trial % 8) switch { 0 => new(0, 0, 1), 1 => new(-1, 0, 0), 2 => new(0, 0.6, 0.8), _ => random.NextDirection() };
            Vector3D origin = size * random.NextUniform() * random.NextDirection();
            chords.Clear();
            particle.AddChords(origin, direction, chords);
            for (int i = 0; i < 20; i++)
            {
                double t = random.NextUniform(-2.5, 2.5) * size;
                if (chords.Chords.ToArray().Any(chord => Math.Min(Math.Abs(chord.From - t), Math.Abs(chord.To - t)) < 1e-6 * size))
                    continue;
                double expected = particle.Density(origin + t * direction), found = chords.Chords.ToArray().Sum(chord => chord.From <= t && t <= chord.To ? chord.Density : 0);
                Assert.AreEqual(expected, found, 1e-12, $"t = {t} of line {trial}");
                inside += expected != 0 ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(50, inside);
    }

    [TestMethod]
    public void AddChords_TorusThroughTheMiddle_HasTwoPieces()
    {
        var torus = new Torus(2, 0.5);
        CollectionAssert.AreEqual(new[] { (-2.5, -1.5), (1.5, 2.5) }, Pieces(torus, default, new(1, 0, 0)));
        Assert.IsEmpty(Pieces(torus, default, new(0, 0, 1)));
        CollectionAssert.AreEqual(new[] { (-0.5, 0.5) }, Pieces(torus, new(0, 2, 0), new(0, 0, 1)));
        // It touches the inside of the tube, or just does not: one piece or two that nearly meet.
        (double From, double To)[] touching = Pieces(torus, new(0, 1.5, 0), new(1, 0, 0));
        Assert.AreEqual(-2, touching[0].From, 1e-9);
        Assert.AreEqual(2, touching[^1].To, 1e-9);
        Assert.IsEmpty(Pieces(torus, new(0, 0, 0.500001), new(1, 0, 0)));
    }

    [TestMethod]
    public void AddChords_DirectionOfAnotherLength_ScalesTheParameter()
    {
        foreach (Particle particle in ShapeSamples.Composed.Values)
        {
            (double From, double To)[] one = Pieces(particle, new(0.05, 0.1, -3), new(0.01, 0.02, 1)), two = Pieces(particle, new(0.05, 0.1, -3), new(0.02, 0.04, 2));
            Assert.HasCount(one.Length, two);
            foreach (((double From, double To) a, (double From, double To) b) in one.Zip(two))
            {
                Assert.AreEqual(a.From, 2 * b.From, 1e-9);
                Assert.AreEqual(a.To, 2 * b.To, 1e-9);
            }
        }
    }

    private static (double From, double To)[] Pieces(Particle particle, Vector3D origin, Vector3D direction)
    {
        var chords = new ChordList();
        particle.AddChords(origin, direction, chords);
        return [.. chords.Chords.ToArray().Select(chord => (Math.Round(chord.From, 12), Math.Round(chord.To, 12)))];
    }
}
