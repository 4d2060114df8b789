// A facility's loop: a stored model, shots as they come, and bad frames that must not stop it.
using Xfel.ML;
using Xfel.ML.Simulation;

// A small model to have one; 'xfel-ml train' makes it from a file of labelled shots.
HitClassifier.Train(SimulatedFrames.Simulate(Preset.SpiHits, new SimulationOptions { Count = 200, Seed = 1 }), new HitClassifierOptions()).Save("small.xfel");

FrameCollection simulated = SimulatedFrames.Simulate(Preset.SpiHits, new SimulationOptions { Count = 6, Seed = 2 });
float[][] pixels = [.. Enumerable.Range(0, 6).Select(i => simulated.TryReadFrame(i, out _)!)];
Array.Fill(pixels[2], float.NaN); // a frame that the detector lost
FrameCollection shots = FrameCollection.FromFrames("run 17", simulated.Size, pixels);

var classifier = HitClassifier.Load("small.xfel");
foreach (FrameDecision decision in classifier.Classify(shots))
    Console.WriteLine($"{decision.File} shot {decision.Index}: {decision.Decision}{(decision.Reason is null ? "" : $" ({decision.Reason})")}");
File.Delete("small.xfel");

// Output:
// run 17 shot 0: single
// run 17 shot 1: single
// run 17 shot 2: bad (no finite pixel (16384 NaN))
// run 17 shot 3: single
// run 17 shot 4: not single
// run 17 shot 5: single
