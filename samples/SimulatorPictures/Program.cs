// Draws the pictures of docs/simulator-pictures.md: every preset, every named detector, and every artefact of a detector alone.
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.Samples;

const int Columns = 6;
string folder = Directory.CreateDirectory(args is [string given] ? given : throw new ArgumentException("one argument was expected: the folder to draw into")).FullName;

// The presets: a row a class, six frames each; of multi-label classes those frames that show the fewest others.
foreach (Preset preset in Preset.All)
{
    var options = new SimulationOptions { Count = 20_000, Size = new FrameSize(128, 128), Seed = 1 };
    FrameSimulator simulator = preset.CreateSimulator(options);
    var sheet = new Sheet(preset.SizeOf(options), Columns);
    for (int kind = 0; kind < preset.ClassNames.Count; kind++)
    {
        IEnumerable<long> shown = Enumerable.Range(0, (int)options.Count).Select(index => (long)index)
            .Where(index => simulator.ClassesOf(index).Contains(kind)).Take(200).OrderBy(index => simulator.ClassesOf(index).Count).Take(Columns).Order();
        foreach (long index in shown)
            sheet.Add(Frame(simulator, index));
    }

    sheet.Write(Path.Combine(folder, $"{preset.Name}.png"));
}

// One icosahedron through the named detectors, three brightnesses each.
var size = new FrameSize(160, 160);
float[] scattered = Scattered(size);
DetectorModel[] detectors = [DetectorModel.Ideal, DetectorModel.PnCcd, DetectorModel.Agipd, DetectorModel.Mcp];
var byDetector = new Sheet(size, columns: detectors.Length);
foreach (double photons in (double[])[1e4, 1e5, 1e6])
{
    foreach (DetectorModel model in detectors)
        byDetector.Add(Through(model, photons));
}

byDetector.Write(Path.Combine(folder, "detectors.png"));

// Each artefact alone, on the ideal detector and stronger than any named detector has it.
DetectorModel ideal = DetectorModel.Ideal;
(DetectorModel Model, double Photons)[] artefacts =
[
    (ideal, 1e5),
    (ideal with { CoherenceBlur = 3 }, 1e5),
    (ideal with { StrayPhotons = 2e4 }, 1e5),
    (ideal with { HaloPhotons = 1e5, HaloRadius = 0.2 }, 1e5),
    (ideal with { BackgroundPhotons = 3e4, BackgroundContrast = 0.8 }, 1e5),
    (ideal with { Fluctuation = 0.8 }, 1e6),
    (ideal with { PointSpread = 1.5 }, 1e5),
    (ideal with { PulseHeightSpread = 0.8 }, 1e5),
    (ideal with { RadialFalloff = 0.9 }, 1e6),
    (ideal with { ReadNoise = 1 }, 1e5),
    (ideal with { RowStripes = 1, StripeGroups = 2 }, 1e5),
    (ideal with { QuadrantOffset = 1 }, 1e5),
    (ideal with { GainSpread = 0.5 }, 1e6),
    (ideal with { FullWell = 100 }, 1e6),
    (ideal with { FullWell = 100, Bleeding = true }, 1e6),
    (ideal with { DeadPixels = 0.02, HotPixels = 0.01, HotLevel = 30 }, 1e6),
    (ideal with { Gaps = [new PanelGap(false, 0, 0.04), new PanelGap(true, 0.25, 0.02)] }, 1e5),
    (ideal with { HoleRadius = 0.1 }, 1e5),
];
var alone = new Sheet(size, Columns);
foreach ((DetectorModel model, double photons) in artefacts)
    alone.Add(Through(model, photons));
alone.Write(Path.Combine(folder, "artefacts.png"));

foreach (string file in Directory.EnumerateFiles(folder, "*.png").Order(StringComparer.Ordinal))
    Console.WriteLine(Path.GetFileName(file));

static float[] Frame(FrameSimulator simulator, long index)
{
    var pixels = new float[simulator.Size.PixelCount];
    simulator.Fill(index, pixels, out _);
    return pixels;
}

static float[] Scattered(FrameSize size)
{
    var geometry = new DetectorGeometry { Size = size, Wavelength = 1e-9, Distance = 0.5, PixelSize = 2e-4, BeamCenterX = 76, BeamCenterY = 83 };
    Particle particle = Polyhedron.Of(SolidKind.Icosahedron).Scaled(140e-9);
    var pixels = new float[size.PixelCount];
    new EwaldScattering(size).Intensities(particle, Orientation.FromUniforms(0.3, 0.6, 0.2), geometry, pixels);
    return pixels;
}

float[] Through(DetectorModel model, double photons)
{
    double scale = photons / scattered.Sum(pixel => (double)pixel);
    float[] pixels = [.. scattered.Select(pixel => (float)(scale * pixel))];
    new DetectorSimulation(size).Apply(model, detectorSeed: 1, seed: 1, frame: 1, beam: (76, 83), pixels, good: []);
    for (int i = 0; i < pixels.Length; i++)
        pixels[i] /= (float)model.Gain;
    return pixels;
}

// Output:
// artefacts.png
// detectors.png
// helium.png
// spi-hits.png
// spi-real.png
// spi-shapes.png
