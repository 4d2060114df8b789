using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Loading;

/// <summary>What a run file knows beside its pixels: masks, trains and pulses travel with the frames.</summary>
[TestClass]
public sealed class CxiLoadingTests
{
    private static readonly FrameSize Size = new(3, 4);

    [TestMethod]
    public void LoadFrames_TrainsAndPulses_AreColumns()
    {
        using var folder = new TemporaryFolder();
        IDataView view = new MLContext().Data.LoadFrames(Run(folder));
        CollectionAssert.AreEqual(new ulong[] { 10_000_000_001, 10_000_000_001, 10_000_000_002 }, view.GetColumn<ulong>(FrameColumns.TrainId).ToArray());
        CollectionAssert.AreEqual(new ulong[] { 4, 8, 0 }, view.GetColumn<ulong>(FrameColumns.PulseId).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, view.GetColumn<ReadOnlyMemory<char>>(FrameColumns.File).Select(name => name.ToString()).ToArray());
        Assert.IsNull(view.Schema.GetColumnOrNull(FrameColumns.Label));
    }

    [TestMethod]
    public void LoadFrames_MaskOfTheFile_ReadsAsNaNUnlessIgnored()
    {
        using var folder = new TemporaryFolder();
        string path = Run(folder);
        float[][] masked = Pixels(path, new FrameLoadOptions()), whole = Pixels(path, new FrameLoadOptions { ApplyMask = false });
        for (int frame = 0; frame < 3; frame++)
        {
            for (int pixel = 0; pixel < Size.PixelCount; pixel++)
            {
                Assert.AreEqual(10 * frame + pixel, whole[frame][pixel]);
                Assert.AreEqual(pixel == 5 ? float.NaN : 10 * frame + pixel, masked[frame][pixel]);
            }
        }
    }

    [TestMethod]
    public void FromFile_Selection_KeepsIdsAndMask()
    {
        using var folder = new TemporaryFolder();
        FrameCollection frames = FrameCollection.FromFile(Run(folder)).Select([2]);
        Assert.IsTrue(frames.HasMask);
        IDataView view = new MLContext().Data.LoadFrames(frames);
        CollectionAssert.AreEqual(new ulong[] { 10_000_000_002 }, view.GetColumn<ulong>(FrameColumns.TrainId).ToArray());
        Assert.IsTrue(float.IsNaN(frames.TryReadFrame(2, out _)![5]));
    }

    private static float[][] Pixels(string path, FrameLoadOptions options) =>
        [.. new MLContext().Data.LoadFrames(path, options).GetColumn<VBuffer<float>>(FrameColumns.Frame).Select(frame => frame.DenseValues().ToArray())];

    /// <summary>Three frames of two trains; pixel 5 is bad.</summary>
    private static string Run(TemporaryFolder folder)
    {
        string path = folder.File("run.cxi");
        bool[] good = [.. Enumerable.Range(0, Size.PixelCount).Select(pixel => pixel != 5)];
        CxiFile.Write(path, new CxiWriteOptions { Size = Size, Mask = new Mask(Size, good) }, writer =>
        {
            CxiColumn<ulong> trains = writer.BeginTrains(), pulses = writer.BeginPulses();
            CxiTextColumn files = writer.BeginFiles(8);
            for (int frame = 0; frame < 3; frame++)
            {
                writer.Append([.. Enumerable.Range(0, Size.PixelCount).Select(pixel => 10f * frame + pixel)]);
                trains.Append([10_000_000_001UL + (ulong)(frame / 2)]);
                pulses.Append([frame switch { 0 => 4UL, 1 => 8UL, _ => 0UL }]);
                files.Append(((char)('a' + frame)).ToString());
            }
        });
        return path;
    }
}
