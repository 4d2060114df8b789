namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class CoordinateFileWriteTests
{
    private static readonly ParticleBox[] Boxes =
    [
        new(42, 52) { Width = 64, Height = 48, Score = 0.5, Micrograph = "grid 1, a.mrc" },
        new(133.25, -28) { Width = 64, Height = 48, Micrograph = "say \"b\" # loud.mrc" },
        new(1e-7, 332) { Width = 1.5, Height = 48, Score = -1.5 },
    ];

    [TestMethod]
    [DataRow("picks.csv", true, true, true)]
    [DataRow("picks.star", false, true, true)]
    [DataRow("picks_info.json", false, true, false)]
    [DataRow("PICKS.BOX", true, false, false)]
    public void Write_ThenRead_KeepsWhatTheFormatHolds(string name, bool sizes, bool scores, bool micrographs)
    {
        using var folder = new TemporaryFolder();
        ParticleBox[] expected =
        [
            .. Boxes.Select(box => box with
            {
                X = sizes && !scores ? box.X - box.Width!.Value / 2 + box.Width.Value / 2 : box.X,
                Width = sizes ? box.Width : null,
                Height = sizes ? box.Height : null,
                Score = scores ? box.Score : null,
                Micrograph = micrographs ? box.Micrograph : null,
            }),
        ];
        CoordinateFile.Write(folder.File(name), Boxes);
        CollectionAssert.AreEqual(expected, CoordinateFile.Read(folder.File(name)).ToArray());
        CoordinateFile.Write(folder.File(name), []);
        Assert.IsEmpty(CoordinateFile.Read(folder.File(name)));
    }

    [TestMethod]
    public void Write_Texts_AreThoseOfThePrograms()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual("10\t28\t64\t48\n101.25\t-52\t64\t48\n-0.7499999\t308\t1.5\t48\n", Text(folder, "a.box", Boxes));
        Assert.AreEqual("x,y,width,height,score,micrograph\r\n42,52,64,48,0.5,\"grid 1, a.mrc\"\r\n133.25,-28,64,48,,\"say \"\"b\"\" # loud.mrc\"\r\n1E-07,332,1.5,48,-1.5,\r\n", Text(folder, "a.csv", Boxes));
        Assert.AreEqual(
            "\ndata_\n\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n_rlnAutopickFigureOfMerit #3\n_rlnMicrographName #4\n42 52 0.5 \"grid 1, a.mrc\"\n133.25 -28 -999 'say \"b\" # loud.mrc'\n1E-07 332 -1.5 \"\"\n",
            Text(folder, "a.star", Boxes));
        Assert.AreEqual("\ndata_\n\nloop_\n_rlnCoordinateX #1\n_rlnCoordinateY #2\n42 52\n", Text(folder, "b.star", [new ParticleBox(42, 52)]));
        Assert.AreEqual("{\"boxes\":[[42,52,\"auto_convnet\",0.5],[133.25,-28,\"manual\"],[1E-07,332,\"auto_convnet\",-1.5]]}", string.Concat(Text(folder, "a.json", Boxes).Where(c => !char.IsWhiteSpace(c))));
    }

    [TestMethod]
    public void Write_DecimalCommaCulture_IsTheSame()
    {
        using var culture = new CommaCulture();
        Write_ThenRead_KeepsWhatTheFormatHolds("picks.csv", true, true, true);
        Write_Texts_AreThoseOfThePrograms();
    }

    [TestMethod]
    public void Write_IntoAnInfoFile_KeepsEverythingElse()
    {
        const string Describe = """
            import sys, json
            info = json.load(open(sys.argv[1]))
            print(sorted(info), info["boxes"], info["ctf"], info["quality"])
            """;
        using var folder = new TemporaryFolder();
        string path = folder.File("micrograph_info.json");
        File.Copy(CoordinateGolden.File("micrograph_info.json"), path);
        CoordinateFile.Write(path, [new ParticleBox(1, 2), new ParticleBox(3, 4.5) { Score = 0.25 }]);
        Assert.AreEqual("['boxes', 'ctf', 'quality'] [[1, 2, 'manual'], [3, 4.5, 'auto_convnet', 0.25]] [512, {'__class__': 'EMAN2Ctf', 'ctfdict': 'O1.5 200 2.7'}, [256, 256]] 5",
            Python.Run(["json"], Describe, path));
        Assert.HasCount(2, CoordinateFile.Read(path));
    }

    [TestMethod]
    [DataRow("{\"boxes\": [", "found damaged JSON (line 1: ")]
    [DataRow("[]", "found JSON that is no object; expected an info file of EMAN2, into which boxes can be written")]
    [DataRow("{\"a\\uD800\": 1}", "found damaged JSON (")]
    public void Write_IntoSomethingElse_LeavesIt(string content, string message)
    {
        using var folder = new TemporaryFolder();
        string path = CoordinateGolden.Write(folder, "other.json", content);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Write(path, Boxes)).Message, message);
        Assert.AreEqual(content, File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_BoxThatCannotBeWritten_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, ParticleBox wrong, string message) in ((string, ParticleBox, string)[])
        [
            ("a.csv", new ParticleBox(double.NaN, 1), "found the place NaN, 1 of box 1 to be written"),
            ("a.csv", new ParticleBox(1, 1e300), "found the place 1, 1E+300 of box 1"),
            ("a.csv", new ParticleBox(1, 1) { Width = 0 }, "found the width 0 of box 1"),
            ("a.csv", new ParticleBox(1, 1) { Height = double.PositiveInfinity }, "found the height Infinity of box 1"),
            ("a.csv", new ParticleBox(1, 1) { Score = double.NaN }, "found the score NaN of box 1"),
            ("a.star", new ParticleBox(1, 1) { Micrograph = "a\nb" }, "found a micrograph's name with control characters of box 1"),
            ("a.box", new ParticleBox(1, 1) { Width = 64 }, "found box 1 without width and height; expected both: a .box file needs them"),
            ("a.txt", new ParticleBox(1, 1), "found the extension '.txt'; expected .box, .json, .star or .csv"),
            ("a", new ParticleBox(1, 1), "found the extension ''"),
        ])
        {
            string line = Assert.ThrowsExactly<FrameFileException>(() => CoordinateFile.Write(folder.File(name), [Boxes[0], wrong])).Message;
            StringAssert.Contains(line, message);
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static string Text(TemporaryFolder folder, string name, ParticleBox[] boxes)
    {
        CoordinateFile.Write(folder.File(name), boxes);
        return File.ReadAllText(folder.File(name));
    }
}
