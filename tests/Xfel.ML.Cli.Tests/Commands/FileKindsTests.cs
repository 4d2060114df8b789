using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

/// <summary>The same frames in every kind of file: every command takes each of them, and says the same.</summary>
[TestClass]
public sealed class FileKindsTests
{
    private const int Frames = 12;

    [TestMethod]
    [DataRow("npz")]
    [DataRow("npy")]
    [DataRow("cxi")]
    [DataRow("mrc")]
    [DataRow("images")]
    public void Commands_KindOfFile_TakeIt(string kind)
    {
        using var folder = new TemporaryFolder();
        string path = Make(kind, folder);
        var info = CliRun.Of("info", path, "--json").Json();
        Assert.AreEqual(Frames, info.GetProperty("frames").GetInt32());
        Assert.AreEqual(TestFiles.Side, info.GetProperty("height").GetInt32());

        CliRun.Of("render", path, "--out", folder.File("pictures"), "--format", "png").Exits(0);
        Assert.HasCount(Frames, Directory.GetFiles(folder.File("pictures")));

        var rows = CliRun.Of("classify", path, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        var expected = CliRun.Of("classify", Make("npz", folder), "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        for (int frame = 0; frame < Frames; frame++)
            Assert.AreEqual(expected[frame].GetProperty("probability").GetSingle(), rows[frame].GetProperty("probability").GetSingle(), $"frame {frame}");
    }

    [TestMethod]
    [DataRow("npz")]
    [DataRow("cxi")]
    [DataRow("images")]
    public void TrainAndEvaluate_LabelledFile_TakeIt(string kind)
    {
        using var folder = new TemporaryFolder();
        string path = Make(kind, folder, labels: true);
        CliRun.Of("train", "resnet10", "--data", path, "--out", folder.File("m.xfel"), "--epochs", "1", "--batch", "4", "--validation", "0.25", "--threads", "1", "--verbosity", "quiet").Exits(0);
        var evaluation = CliRun.Of("evaluate", "--model", folder.File("m.xfel"), "--data", path, "--json").Json();
        Assert.AreEqual(2, evaluation.GetProperty("classes").GetArrayLength());
    }

    private static string Make(string kind, TemporaryFolder folder, bool labels = false)
    {
        // Whole photons below 256: every kind of file holds them exactly.
        using IFrameSource source = FrameFile.Open(TestFiles.Frames);
        var pixels = new float[Frames * source.Size.PixelCount];
        for (int frame = 0; frame < Frames; frame++)
            source.TryRead(frame, pixels.AsSpan(frame * source.Size.PixelCount, source.Size.PixelCount));
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Math.Clamp(MathF.Round(pixels[i]), 0, 255);
        int[] classes = [.. Enumerable.Range(0, Frames).Select(frame => frame % 2)];
        string[] names = ["empty", "full"];
        string path = folder.File("frames." + kind);
        switch (kind)
        {
            case "npy":
                NpyFile.Write<float>(path, pixels, Frames, source.Size.Height, source.Size.Width);
                break;
            case "npz":
                NpzFile.Write(path, file =>
                {
                    file.Write<float>("frames", pixels, Frames, source.Size.Height, source.Size.Width);
                    if (labels)
                    {
                        file.Write<int>("labels", classes);
                        file.WriteText("class_names", names);
                    }
                });
                break;
            case "cxi":
                CxiFile.Write(path, new CxiWriteOptions { Size = source.Size }, writer =>
                {
                    writer.Append(pixels);
                    if (labels)
                        writer.BeginLabels(names).Append(classes);
                });
                break;
            case "mrc":
                MrcFile.Write(path, new MrcMap { Columns = source.Size.Width, Rows = source.Size.Height, Sections = Frames, Values = pixels });
                break;
            default:
                for (int frame = 0; frame < Frames; frame++)
                {
                    string image = Path.Combine(path, labels ? names[classes[frame]] : "", $"{frame}.png");
                    byte[] grey = Array.ConvertAll(pixels[(frame * source.Size.PixelCount)..((frame + 1) * source.Size.PixelCount)], value => (byte)value);
                    AtomicFile.Write(image, stream => PngFile.WriteGrey(stream, grey, source.Size));
                }

                break;
        }

        return path;
    }
}
