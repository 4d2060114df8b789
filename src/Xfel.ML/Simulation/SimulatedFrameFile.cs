using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Writes simulated frames into NPZ files, frame by frame: only labels and truth are kept until the end.</summary>
public static class SimulatedFrameFile
{
    /// <summary>
    /// Writes the preset <c>spi-hits</c>: <c>frames</c> [N, H, W], <c>labels</c> [N], <c>class_names</c>, <c>single</c> [N], <c>model_id</c> [N] and what
    /// is known of each frame (<c>truth_*</c> [N], in metres, photons and pixels). The file appears whole or not at all.
    /// </summary>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="path">The NPZ file.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early; nothing is left behind.</param>
    public static void WriteSpiHits(SpiHitsOptions options, string path, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        NpzFile.Write(path, npz =>
        {
            int count = checked((int)options.Count);
            var labels = new int[count];
            var single = new bool[count];
            var models = new long[count];
            var truth = new TruthColumns(count);
            NpzArrayWriter<float> frames = npz.Begin<float>("frames", count, options.Size.Height, options.Size.Width);
            foreach (SimulatedFrame frame in SpiHits.Simulate(options, cancellation))
            {
                int i = (int)frame.Index;
                frames.Write(frame.Pixels);
                (labels[i], single[i], models[i]) = (frame.Hits, frame.IsSingle, frame.ModelId);
                truth.Set(i, frame.Truth);
                progress?.Report(new WorkProgress("simulate", i + 1, count));
            }

            npz.Write<int>("labels", labels);
            npz.WriteText("class_names", SpiHits.ClassNames);
            npz.Write<bool>("single", single);
            npz.Write<long>("model_id", models);
            truth.Write(npz);
        });
    }
}
