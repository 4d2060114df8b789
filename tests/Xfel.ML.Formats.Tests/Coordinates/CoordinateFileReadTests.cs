namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class CoordinateFileReadTests
{
    [TestMethod]
    [DataRow("e2boxer.box")]
    [DataRow("boxer.box")]
    public void Read_BoxFile_GivesMiddleAndSize(string name) => CollectionAssert.AreEqual(
        new[]
        {
            new ParticleBox(42, 52) { Width = 64, Height = 64 },
            new ParticleBox(133, 28) { Width = 64, Height = 64 },
            new ParticleBox(232, 332) { Width = 64, Height = 64 },
        },
        CoordinateFile.Read(CoordinateGolden.File(name)).ToArray());

    [TestMethod]
    public void Read_EmanInfo_GivesMiddleAndScore() => CollectionAssert.AreEqual(
        new[] { new ParticleBox(42, 52), new ParticleBox(133, 28) { Score = 0.75 }, new ParticleBox(232, 332) { Score = -1.5 } },
        CoordinateFile.Read(CoordinateGolden.File("micrograph_info.json")).ToArray());

    [TestMethod]
    public void Read_RelionAutopick_GivesMiddleAndFigureOfMerit() => CollectionAssert.AreEqual(
        new[] { new ParticleBox(42, 52), new ParticleBox(133, 28) { Score = 0.75 }, new ParticleBox(232, 332) { Score = -1.5 } },
        CoordinateFile.Read(CoordinateGolden.File("autopick.star")).ToArray());

    [TestMethod]
    public void Read_RelionWithOptics_TakesTheParticles()
    {
        IReadOnlyList<ParticleBox> boxes = CoordinateFile.Read(CoordinateGolden.File("particles_31.star"));
        CollectionAssert.AreEqual(
            new[]
            {
                new ParticleBox(42, 52) { Micrograph = "MotionCorr/job002/a.mrc" },
                new ParticleBox(133, 28) { Micrograph = "MotionCorr/job002/a.mrc" },
                new ParticleBox(232, 332) { Micrograph = "MotionCorr/job002/b.mrc" },
            },
            boxes.ToArray());
        Assert.AreSame(boxes[0].Micrograph, boxes[1].Micrograph);
    }

    [TestMethod]
    public void Read_OldRelion_QuotesCommentsAndNamesLikeBlocks() => CollectionAssert.AreEqual(
        new[]
        {
            new ParticleBox(42, 52) { Score = 0.5, Micrograph = "grid 1/a.mrc" },
            new ParticleBox(133, 28) { Score = 0.75, Micrograph = "grid 1/a.mrc" },
            new ParticleBox(232, 332) { Score = -1.5, Micrograph = "data_b.mrc" },
        },
        CoordinateFile.Read(CoordinateGolden.File("particles_14.star")).ToArray());

    [TestMethod]
    public void Read_Csv_FindsColumnsByName() => CollectionAssert.AreEqual(
        new[]
        {
            new ParticleBox(42, 52) { Width = 64, Height = 64, Score = 0.5, Micrograph = "grid 1, a.mrc" },
            new ParticleBox(133, 28) { Width = 64, Height = 64, Micrograph = "say \"a\".mrc" },
            new ParticleBox(232, 332) { Score = -1.5, Micrograph = "b.mrc" },
        },
        CoordinateFile.Read(CoordinateGolden.File("picks.csv")).ToArray());

    [TestMethod]
    [DataRow("e2boxer.box")]
    [DataRow("boxer.box")]
    [DataRow("micrograph_info.json")]
    [DataRow("autopick.star")]
    [DataRow("particles_31.star")]
    [DataRow("particles_14.star")]
    [DataRow("picks.csv")]
    public void Read_OtherLineEndsMarksAndExtension_GivesTheSame(string name)
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(CoordinateGolden.File(name));
        ParticleBox[] expected = [.. CoordinateFile.Read(CoordinateGolden.File(name))];
        foreach (string changed in (string[])[text.Replace("\n", "\r\n"), text.Replace("\n", "\r"), "\uFEFF" + text, text.TrimEnd(), text + "\n\n", "\n\n" + text])
            CollectionAssert.AreEqual(expected, CoordinateFile.Read(CoordinateGolden.Write(folder, "picks.txt", changed)).ToArray());
    }

    [TestMethod]
    [DataRow("10 20 64\n", "found 3 values in line 1; expected x, y, width and height")]
    [DataRow("# x y w h\n\n10 20 64 64\n10\n", "found 1 value in line 4")]
    [DataRow("1 nan 64 64", "found 'nan' as y in line 1; expected a number between -1000000000 and 1000000000")]
    [DataRow("1e300 2 64 64", "found '1e300' as x in line 1")]
    [DataRow("1 2 0 64", "found '0' as width in line 1; expected a number above 0 and up to 1000000000")]
    [DataRow("1 2 64 -64", "found '-64' as height in line 1")]
    [DataRow("1 2 64 1e999", "found '1e999' as height in line 1")]
    [DataRow("1 2,5 64 64", "found the header '1 2,5 64 64' without the columns x and y in line 1")]
    [DataRow("x,y\n1,2\n3\n", "found 1 cell in line 3; expected 2, as the header has")]
    [DataRow("x,y\n1,2\n3,\n", "found '' as y in line 3")]
    [DataRow("x,y,score\n1,2,nan\n", "found 'nan' as score in line 2; expected a finite number")]
    [DataRow("x,y,X\n1,2,3\n", "found the column x twice in line 1")]
    [DataRow("x,z\n1,2\n", "found the header 'x,z' without the columns x and y in line 1; expected x,y,width,height,score,micrograph")]
    [DataRow("x,y\n\"1,2\n3,4\n", "found a quote in line 2 that is not closed")]
    [DataRow("x,y\n\"1\"2,2\n", "found text after a closing quote in line 2")]
    [DataRow("data_\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n1 2\n3\n", "found 1 value in line 6; expected 2, one for each column of the loop")]
    [DataRow("data_\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n1 2 3\n", "found 3 values in line 5; expected 2")]
    [DataRow("data_\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n1 NaN\n", "found 'NaN' as _rlnCoordinateY in line 5")]
    [DataRow("data_\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n1e300 2\n", "found '1e300' as _rlnCoordinateX in line 5")]
    [DataRow("data_\nloop_\n_rlnCoordinateX #1\n_rlnAnglePsi #2\n1 2\n", "found a STAR file with a loop without _rlnCoordinateY")]
    [DataRow("data_\nloop_\n_rlnAnglePsi #1\n1\n", "found a STAR file without a loop of _rlnCoordinateX and _rlnCoordinateY; expected coordinates of particles")]
    [DataRow("data_\n", "found a STAR file without a loop of")]
    [DataRow("{\"boxes\": [[1, 2, \"manual\"], [1]]}", "found '[1]' as boxes[1]; expected [x, y, \"manual\"]")]
    [DataRow("{\"boxes\": [[1, 2, 3, \"tomobox\", 0.5, 0]]}", "boxes of tomograms, which have z, are not read")]
    [DataRow("{\"boxes\": [[1, 1e300, \"manual\"]]}", "found '[1, 1e300, \"manual\"]' as boxes[0]")]
    [DataRow("{\"boxes\": [[1, \"2\", \"manual\"]]}", "as boxes[0]")]
    [DataRow("{\"boxes\": [[1, 2, \"auto\", 1e999]]}", "as boxes[0]")]
    [DataRow("{\"boxes\": 5}", "found JSON without a list 'boxes'")]
    [DataRow("{\"quality\": 5}", "found JSON without a list 'boxes'")]
    [DataRow("[1, 2]", "found JSON without a list 'boxes'")]
    [DataRow("{\"boxes\": [[1, 2,\nNaN]]}", "found damaged JSON (line 2: ")]
    [DataRow("{\"boxes\": [], \"boxes\": []}", "found damaged JSON (")]
    [DataRow("hello\n", "found a text that starts with 'hello'; expected coordinates: EMAN2's .box or .json, RELION's .star, or .csv")]
    [DataRow("# nothing\n\n", "found a text of nothing but comments and empty lines")]
    [DataRow("", "found an empty file")]
    [DataRow("PK\u0003\u0004", "found a ZIP archive")]
    [DataRow("\u0000\u0001\u0002\u0003", "found an unknown format")]
    public void Read_WrongContent_SaysWhatAndWhere(string content, string message)
    {
        using var folder = new TemporaryFolder();
        string path = CoordinateGolden.Write(folder, "picks.txt", content);
        string line = Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Read(path)).Message;
        StringAssert.StartsWith(line, path + ": found ");
        StringAssert.Contains(line, message);
        Assert.IsFalse(line.Any(char.IsControl));
    }

    [TestMethod]
    public void Read_NothingThereOrAFolder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Read(folder.File("none.box"))).Message, "found no such file; expected a file of coordinates");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Read(folder.Path)).Message, "found a folder; expected a file of coordinates");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# no particles\n")]
    public void Read_BoxFileWithoutBoxes_IsEmpty(string content)
    {
        using var folder = new TemporaryFolder();
        Assert.IsEmpty(CoordinateFile.Read(CoordinateGolden.Write(folder, "empty.box", content)));
    }

    [TestMethod]
    public void Read_MillionsOfColumns_IsOneError()
    {
        using var folder = new TemporaryFolder();
        const int Columns = 10_000_000;
        string header = string.Join(',', Enumerable.Repeat("x", 5000));
        StringAssert.Contains(Error(folder, header), "found more than 4096 columns in line 1");
        StringAssert.Contains(Error(folder, "x,y" + new string(',', Columns)), "found a line of more than 1048576 characters after line 0");
        StringAssert.Contains(Error(folder, "data_\nloop_\n" + string.Concat(Enumerable.Repeat("_a\n", 5000))), "found more than 4096 columns of a loop in line 4099");
        StringAssert.Contains(Error(folder, "data_\nloop_\n" + string.Concat(Enumerable.Repeat("_a ", Columns))), "found a line of more than 1048576 characters after line 2");
        StringAssert.Contains(Error(folder, "1 2 3 4" + string.Concat(Enumerable.Repeat(" 5", Columns))), "found a line of more than 1048576 characters");
        StringAssert.Contains(Error(folder, "x,y\n\"" + string.Concat(Enumerable.Repeat("1\n", 600_000))), "found a quote in line 2 that is not closed");
        StringAssert.Contains(Error(folder, "{\"boxes\": " + new string('[', 1_000_000)), "found damaged JSON (line 1: ");
    }

    [TestMethod]
    public void Read_TextThatIsNoUtf8_SaysAfterWhichLine()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("latin.star");
        foreach ((string start, string message) in ((string, string)[])[("data_\n", "found bytes that are no UTF-8 text after line"), ("{\"a\": \"", "found damaged JSON (bytes that are no UTF-8 text)")])
        {
            File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes(start), 0xFC, (byte)'\n']);
            StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Read(path)).Message, message);
        }
    }

    [TestMethod]
    public void Read_BinaryDataFurtherOn_SaysWhere()
    {
        using var folder = new TemporaryFolder();
        string text = string.Concat(Enumerable.Repeat("1 2 64 64\n", 50)) + "1 2 \u00006 64\n";
        StringAssert.Contains(Error(folder, text), "found binary data in line 51; expected text");
    }

    [TestMethod]
    public void Read_LinesLongerThanThePiece_AreWhole()
    {
        using var folder = new TemporaryFolder();
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < 3000; i++)
            text.Append(i).Append(' ', i * 7 % 500 + 1).Append("20 64 64\r\n");
        IReadOnlyList<ParticleBox> boxes = CoordinateFile.Read(CoordinateGolden.Write(folder, "long.box", text.ToString()));
        CollectionAssert.AreEqual(Enumerable.Range(0, 3000).Select(i => i + 32.0).ToArray(), boxes.Select(box => box.X).ToArray());
    }

    private static string Error(TemporaryFolder folder, string content) =>
        Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Read(CoordinateGolden.Write(folder, "huge.txt", content))).Message;
}
