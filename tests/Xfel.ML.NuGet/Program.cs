using Microsoft.ML;
using Xfel.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

// A stranger's application: it simulates, renders, trains, saves, loads and decides, and has nothing but the packages.
var options = new SimulationOptions { Count = 40, Size = new FrameSize(32, 32), Seed = 5 };
FrameCollection frames = SimulatedFrames.Simulate(Preset.SpiHits, options);

float[] first = frames.TryReadFrame(0, out string? reason) ?? throw new InvalidOperationException(reason);
var grey = new byte[frames.Size.PixelCount];
FrameRenderer.Render(first, frames.Size, new RenderOptions { Scale = 10 }, mask: null, grey);
Console.WriteLine($"rendered {grey.Length} pixels");

var mlContext = new MLContext(seed: 1);
IDataView rendered = mlContext.Transforms.RenderIntensityScale("Rendered", FrameColumns.Frame, scale: 10)
    .Fit(mlContext.Data.LoadFrames(frames)).Transform(mlContext.Data.LoadFrames(frames));
Console.WriteLine($"columns: {string.Join(", ", rendered.Schema.Select(column => column.Name))}");

(FrameCollection train, FrameCollection test) = frames.SplitByModel(10, seed: 1);
HitClassifier fitted = HitClassifier.Train(train, new HitClassifierOptions { Features = new Vgg16Options { Width = 0.0625 } });
string bundle = Path.Combine(Path.GetTempPath(), $"xfel-ml-nuget-{Guid.NewGuid():N}.xfel");
try
{
    fitted.Save(bundle);
    string[] before = [.. fitted.Classify(test).Select(decision => $"{decision.Index} {decision.Decision}")];
    string[] after = [.. HitClassifier.Load(bundle).Classify(test).Select(decision => $"{decision.Index} {decision.Decision}")];
    if (!before.SequenceEqual(after))
        throw new InvalidOperationException("the saved model decides otherwise than the fitted one");
    Console.WriteLine($"decided on {after.Length} frames of Xfel.ML {LibraryFacts.Version}, ML.NET types from {LibraryFacts.MLNetFlavour}");
}
finally
{
    File.Delete(bundle);
}
