using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML;
using Xfel.ML.Simulation;

var mlContext = new MLContext();

// A data view that simulates its frames while they are read: any number of them takes no memory.
IDataView shots = mlContext.Data.SimulateFrames(Preset.SpiHits, new SimulationOptions { Count = 200, Seed = 1 });
foreach (var group in shots.GetColumn<ReadOnlyMemory<char>>(FrameColumns.ClassName).GroupBy(name => name.ToString()).OrderBy(group => group.Key))
    Console.WriteLine($"{group.Key}: {group.Count()}");

// The same frames as files, in two parts that together are the whole.
foreach (Shard shard in (Shard[])[new(1, 2), new(2, 2)])
{
    SimulatedFile file = SimulatedFrames.Write(SimulatedFrames.ShardPath("shots.npz", shard), Preset.SpiHits, new SimulationOptions { Count = 200, Seed = 1, Shard = shard });
    Console.WriteLine($"{file.Path}: {file.Frames} frames");
    File.Delete(file.Path);
}

// Output:
// bad: 16
// double: 34
// quadruple: 16
// single: 100
// triple: 34
// shots-1-of-2.npz: 100 frames
// shots-2-of-2.npz: 100 frames
