using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class ImageFolderTests
{
    private static readonly FrameSize Size = new(3, 4);

    [TestMethod]
    public void Open_ImagesInTheFolder_AreFramesInNaturalOrder()
    {
        using var folder = new TemporaryFolder();
        foreach (int number in (int[])[10, 2, 1, 33, 9])
            Save(folder, $"frame_{number}.png", number);
        Save(folder, "Frame_40.PNG", 40);
        File.WriteAllText(folder.File("notes.txt"), "no image");
        File.WriteAllText(folder.File("._frame_1.png"), "what macOS leaves");
        using IFrameSource source = FrameFile.Open(folder.Path);
        Assert.AreEqual("image folder: 6 frames of 3 x 4, uint8", source.Describe());
        Assert.IsNull(source.Labels);
        CollectionAssert.AreEqual((string[])["Frame_40.PNG", "frame_1.png", "frame_2.png", "frame_9.png", "frame_10.png", "frame_33.png"], source.Ids!.Files!.ToArray());
        CollectionAssert.AreEqual((float[])[40, 1, 2, 9, 10, 33], FirstPixels(source));
        CollectionAssert.AreEqual(
            (string[])["folder of images: 6 named .png, 0 named .jpg or .jpeg", "no labels: neither sub-folders with images nor labels.csv"], source.Facts.Recognized.ToArray());
        Assert.AreEqual(folder.Path, source.Path);
    }

    [TestMethod]
    public void Open_SubFolders_AreClasses()
    {
        using var folder = new TemporaryFolder();
        Save(folder, "single/b2.png", 3);
        Save(folder, "single/b10.png", 4);
        Save(folder, "bad/z.png", 1);
        Save(folder, "multi 10/a.png", 2);
        Directory.CreateDirectory(folder.File("empty"));
        using IFrameSource source = FrameFile.Open(folder.Path);
        CollectionAssert.AreEqual((string[])["bad", "multi 10", "single"], source.Labels!.ClassNames.ToArray());
        CollectionAssert.AreEqual((int[])[0, 1, 2, 2], source.Labels.Values.ToArray());
        CollectionAssert.AreEqual((float[])[1, 2, 3, 4], FirstPixels(source));
        Assert.AreEqual("multi 10/a.png", source.Ids!.Files![1]);
        Assert.AreEqual("labels: 3 sub-folders with images, each a class", source.Facts.Recognized[1]);
        Assert.AreEqual("image folder: 4 frames of 3 x 4, uint8, 3 classes", source.Describe());
    }

    [TestMethod]
    public void Open_LabelFile_LabelsImagesWhereverTheyLie()
    {
        using var folder = new TemporaryFolder();
        Save(folder, "a,1.png", 1);
        Save(folder, "b.png", 2);
        Save(folder, "sub/c.png", 3);
        Save(folder, "sub/d.png", 4);
        File.WriteAllText(folder.File("labels.csv"), "\uFEFFenergy,File,Label,model_id\r\n1.2,b.png,single,7\r\n\r\n,sub\\c.png,\"two, or\nmore\",-8\r\n,sub/d.png, single ,7\r\n,\"a,1.png\",bad,9");
        using IFrameSource source = FrameFile.Open(folder.Path);
        CollectionAssert.AreEqual((string[])["bad", "single", "two, or\nmore"], source.Labels!.ClassNames.ToArray());
        CollectionAssert.AreEqual((int[])[0, 1, 2, 1], source.Labels.Values.ToArray());
        CollectionAssert.AreEqual((long[])[9, 7, -8, 7], source.Labels.ModelIds!.ToArray());
        Assert.IsNull(source.Labels.Indicators);
        CollectionAssert.AreEqual((float[])[1, 2, 3, 4], FirstPixels(source));
        Assert.AreEqual("labels.csv: the column 'Label', models: 'model_id', other columns that are not used: 1", source.Facts.Recognized[1]);
    }

    [TestMethod]
    public void Open_LabelFileWithAColumnAClass_IsMultiLabel()
    {
        using var folder = new TemporaryFolder();
        Save(folder, "1.png", 1);
        Save(folder, "2.png", 2);
        File.WriteAllText(folder.File("labels.csv"), "streak,file,model,ring\n1,2.png,4LZT,0\n1,1.png,1AKI,1\n");
        using IFrameSource source = FrameFile.Open(folder.Path);
        CollectionAssert.AreEqual((string[])["streak", "ring"], source.Labels!.ClassNames.ToArray());
        Assert.IsEmpty(source.Labels.Values);
        CollectionAssert.AreEqual((bool[])[true, true], source.Labels.Indicators![0].ToArray());
        CollectionAssert.AreEqual((bool[])[true, false], source.Labels.Indicators[1].ToArray());
        CollectionAssert.AreEqual((long[])[0, 1], source.Labels.ModelIds!.ToArray(), "names are numbered as they come");
        Assert.AreEqual("labels.csv: 2 columns of 0 and 1, models: 'model'", source.Facts.Recognized[1]);
        Assert.AreEqual("image folder: 2 frames of 3 x 4, uint8, 2 labels per frame", source.Describe());
    }

    [TestMethod]
    [DataRow("", "labels.csv: found the columns ; expected a header 'file,label', or")]
    [DataRow("name,label\n1.png,a", "found the columns 'name', 'label'; expected a header 'file,label', or")]
    [DataRow("file\n1.png", "found the columns 'file'; expected")]
    [DataRow("file,label,Label\n1.png,a,b", "found two columns named 'label';")]
    [DataRow("file,label\n1.png,a\n3.png,a\n2.png,b", "found '3.png', which is not there, in line 3;")]
    [DataRow("file,label\n../1.png,a", "found '../1.png', which is not there, in line 2;")]
    [DataRow("file,label\n2.png,a", "found no line for '1.png' (1 of 2 images have none);")]
    [DataRow("file,label\n2.png,a\n2.png,a", "found '2.png' again in line 3;")]
    [DataRow("file,label\n2.png", "found 1 cell in line 2; expected 2, as the header has;")]
    [DataRow("file,label\n2.png, ", "found nothing in the column 'label' in line 2;")]
    [DataRow("file,ring\n2.png,yes", "found 'yes' in the column 'ring' in line 2; expected 0 or 1;")]
    [DataRow("file,label\n\"2.png,a", "found a quote in line 2 that is not closed;")]
    [DataRow("file,label\n2.png,\0", "found binary data in line 2;")]
    [DataRow("file,label\n\u001b[31m,a", "found '?[31m', which is not there,")]
    public void Open_LabelFileThatDoesNotFit_NamesTheFirstFault(string csv, string fault)
    {
        using var folder = new TemporaryFolder();
        Save(folder, "1.png", 1);
        Save(folder, "2.png", 2);
        File.WriteAllText(folder.File("labels.csv"), csv);
        string message = Fault(folder.Path);
        StringAssert.Contains(message, fault);
        StringAssert.StartsWith(message, folder.File("labels.csv"));
        Assert.IsFalse(message.Any(char.IsControl), message);
    }

    [TestMethod]
    public void TryRead_DamagedMissingOrOfAnotherSize_IsABadFrameWithAReason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("0.png"), "no image");
        Save(folder, "1.png", 1);
        Save(folder, "2.png", 2);
        File.WriteAllBytes(folder.File("2.png"), File.ReadAllBytes(folder.File("2.png"))[..^9]);
        File.WriteAllBytes(folder.File("3.png"), File.ReadAllBytes(GoldenImages.File("grey8.png")));
        Save(folder, "4.png", 4);
        File.WriteAllBytes(folder.File("5.png"), []);
        Save(folder, "6.png", 6);
        using IFrameSource source = FrameFile.Open(folder.Path);
        File.Delete(folder.File("4.png"));
        Assert.AreEqual(Size, source.Size, "the first readable image sets the size");
        var pixels = new float[Size.PixelCount];
        string?[] reasons = [.. Enumerable.Range(0, source.Count).Select(i => source.TryRead(i, pixels))];
        StringAssert.Contains(reasons[0], "0.png: found a text file;");
        Assert.IsNull(reasons[1]);
        StringAssert.Contains(reasons[2], "2.png: found a PNG image that is cut off");
        StringAssert.Contains(reasons[3], "3.png: found an image of 11 x 13; expected 3 x 4, the size of the first image;");
        StringAssert.Contains(reasons[4], "4.png: found no such file;");
        StringAssert.Contains(reasons[5], "5.png: found an empty file;");
        Assert.IsNull(reasons[6]);
        Assert.AreEqual(6f, pixels[0]);
    }

    [TestMethod]
    public void Open_PngAndJpeg_AreToldByTheirContent()
    {
        JpegLibrary.Require();
        using var folder = new TemporaryFolder();
        File.Copy(GoldenImages.File("jpeg_grey.jpg"), folder.File("a.png"));
        File.Copy(GoldenImages.File("pil_l.png"), folder.File("b.jpeg"));
        File.Copy(GoldenImages.File("jpeg_420.jpg"), folder.File("c.JPG"));
        using IFrameSource source = FrameFile.Open(folder.Path);
        var pixels = new float[source.Size.PixelCount];
        foreach ((int index, string name) in new[] { (0, "jpeg_grey.jpg"), (1, "pil_l.png"), (2, "jpeg_420.jpg") })
        {
            Assert.IsNull(source.TryRead(index, pixels));
            float[] expected = GoldenImages.Expected(name, out _);
            for (int i = 0; i < pixels.Length; i++)
                Assert.AreEqual(expected[i], pixels[i], 1f, $"{name}, pixel {i}");
        }
    }

    [TestMethod]
    public void Open_NothingToRead_SaysWhatWasExpected()
    {
        using var folder = new TemporaryFolder();
        Assert.IsFalse(ImageFolder.IsImageFolder(folder.Path));
        StringAssert.Contains(Fault(folder.Path), "found a folder without images, and of no European XFEL run; expected PNG or JPEG images in it, or in one sub-folder a class, ");
        File.WriteAllText(folder.File("labels.csv"), "file,label");
        Assert.IsTrue(ImageFolder.IsImageFolder(folder.Path));
        StringAssert.Contains(Fault(folder.Path), "found labels.csv, but no images;");
        File.Delete(folder.File("labels.csv"));
        File.WriteAllText(folder.File("1.png"), "no image");
        File.WriteAllText(folder.File("2.png"), "");
        Assert.IsTrue(ImageFolder.IsImageFolder(folder.Path));
        StringAssert.Contains(Fault(folder.Path), "found 2 images of which none is readable (the first: ");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path, "a")).Message, "found a folder of images, which has no named data sets;");
    }

    [TestMethod]
    public void Open_ImagesOfDifferentDepth_AreRefusedNotLost()
    {
        using var folder = new TemporaryFolder();
        Save(folder, "a/1.png", 1);
        Save(folder, "0.png", 1);
        StringAssert.Contains(Fault(folder.Path), "found images in the folder ('0.png') and in its sub-folders ('a/1.png'); expected either, or a labels.csv");
        File.Delete(folder.File("0.png"));
        Save(folder, "a/b/2.png", 1);
        StringAssert.Contains(Fault(folder.Path), "found the image 'a/b/2.png' two levels below the folder;");
    }

    [TestMethod]
    public void Open_LinksAndControlCharacters_StayWithinOneLine()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("needs file names with control characters, which Windows refuses");
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        Save(elsewhere, "outside.png", 7);
        Save(folder, "1.png", 1);
        File.CreateSymbolicLink(folder.File("2.png"), elsewhere.File("outside.png"));
        File.CreateSymbolicLink(folder.File("3.png"), elsewhere.File("nothing.png"));
        File.WriteAllText(folder.File("4\n\u001b[31m.png"), "no image");
        Directory.CreateDirectory(folder.File("5.png"));
        using IFrameSource source = FrameFile.Open(folder.Path);
        Assert.AreEqual(4, source.Count);
        var pixels = new float[Size.PixelCount];
        Assert.IsNull(source.TryRead(1, pixels), "a link to an image is an image");
        Assert.AreEqual(7f, pixels[0]);
        StringAssert.Contains(source.TryRead(2, pixels), "3.png: found no such file;");
        string reason = source.TryRead(3, pixels)!;
        StringAssert.Contains(reason, "4??[31m.png: found a text file;");
        Assert.IsFalse(reason.Any(char.IsControl));
        Assert.IsFalse((source.Describe() + string.Concat(source.Facts.Recognized)).Any(char.IsControl));
    }

    [TestMethod]
    public void Open_LinkThatLeadsInACircle_Ends()
    {
        using var folder = new TemporaryFolder();
        Save(folder, "1.png", 1);
        Directory.CreateSymbolicLink(folder.File("again"), folder.Path);
        StringAssert.Contains(Fault(folder.Path), "found the image 'again/again/1.png' two levels below the folder;");
    }

    [TestMethod]
    public void Open_UnreadableSubFolder_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("needs a folder that this user may not read; a privileged user may");
            return;
        }

        using var folder = new TemporaryFolder();
        Save(folder, "a/1.png", 1);
        File.SetUnixFileMode(folder.File("a"), UnixFileMode.None);
        try
        {
            StringAssert.Contains(Fault(folder.Path), "found a folder that cannot be read (");
        }
        finally
        {
            File.SetUnixFileMode(folder.File("a"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [TestMethod]
    public void TryRead_FromManyThreads_GivesTheSame()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 20; i++)
            Save(folder, $"{i}.png", i);
        using IFrameSource source = FrameFile.Open(folder.Path);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var pixels = new float[Size.PixelCount];
            Assert.IsNull(source.TryRead(i % 20, pixels));
            Assert.IsTrue(pixels.All(pixel => pixel == i % 20));
        });
    }

    [TestMethod]
    public void TryRead_SteadyState_AllocatesNoPixels()
    {
        using var folder = new TemporaryFolder();
        var size = new FrameSize(200, 300);
        AtomicFile.Write(folder.File("a.png"), stream => PngFile.WriteGrey(stream, new byte[size.PixelCount], size));
        using IFrameSource source = FrameFile.Open(folder.Path);
        var pixels = new float[size.PixelCount];
        Assert.IsNull(source.TryRead(0, pixels));
        Assert.IsLessThan(8192, SteadyState.AllocatedBytes(() => source.TryRead(0, pixels)), "handles and streams only; a frame has 240000 bytes");
    }

    private static void Save(TemporaryFolder folder, string name, int level) =>
        AtomicFile.Write(folder.File(name), stream => PngFile.WriteGrey(stream, [.. Enumerable.Repeat((byte)level, Size.PixelCount)], Size));

    private static float[] FirstPixels(IFrameSource source)
    {
        var pixels = new float[source.Size.PixelCount];
        return [.. Enumerable.Range(0, source.Count).Select(index => source.TryRead(index, pixels) is { } reason ? throw new AssertFailedException(reason) : pixels[0])];
    }

    private static string Fault(string path) => Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message;
}
