namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class StarFileTests
{
    [TestMethod]
    public void Read_BlocksValuesAndLoops_GivesThemInOrder()
    {
        using var folder = new TemporaryFolder();
        string path = CoordinateGolden.Write(folder, "general.star", """
            # a comment
            data_general   # another
            _rlnImageSizeX   3838
            _job "a b"
            _empty ''

            LOOP_
            _a #1
            _b #2
            1 it's
            '#2' 'say "b" twice'

            _after loop
            data_
            loop_ _only
            data_models
            loop_
            _none #1
            """);
        IReadOnlyList<StarBlock> blocks = StarFile.Read(path);
        CollectionAssert.AreEqual(new[] { "general", "", "models" }, blocks.Select(block => block.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "_rlnImageSizeX=3838", "_job=a b", "_empty=", "_after=loop" }, blocks[0].Values.Select(value => $"{value.Key}={value.Value}").ToArray());
        StarLoop loop = blocks[0].Loops.Single();
        CollectionAssert.AreEqual(new[] { "_a", "_b" }, loop.Columns.ToArray());
        CollectionAssert.AreEqual(new[] { "1|it's", "#2|say \"b\" twice" }, loop.Rows.Select(row => string.Join('|', row)).ToArray());
        CollectionAssert.AreEqual(new[] { "_only" }, blocks[1].Loops.Single().Columns.ToArray());
        Assert.IsEmpty(blocks[1].Loops[0].Rows);
        CollectionAssert.AreEqual(new[] { "_none" }, blocks[2].Loops.Single().Columns.ToArray());
    }

    [TestMethod]
    [DataRow("1 2\n", "found the value '1' outside of any loop in line 1; expected data_, loop_ or a name that begins with _")]
    [DataRow("data_a\nx\n", "found the value 'x' outside of any loop in line 2")]
    [DataRow("_a 1\n", "found a value before the first data block in line 1")]
    [DataRow("loop_\n_a\n1\n", "found a value before the first data block in line 3")]
    [DataRow("data_a b\n", "found 'b' after the name of a block in line 1")]
    [DataRow("data_\n_a\n", "found 0 values after '_a' in line 2; expected one value; with spaces in it in quotes")]
    [DataRow("data_\n_a b c\n", "found 2 values after '_a' in line 2")]
    [DataRow("data_\n_a 1\n_a 2\n", "found the name '_a' a second time in line 3")]
    [DataRow("data_\nloop_\n1\n", "found a loop without columns in line 3")]
    [DataRow("data_\nloop_\n", "found a loop without columns in line 2")]
    [DataRow("data_\nloop_\n_a 5\n", "found '5' among the names of a loop in line 3")]
    [DataRow("data_\nloop_\n_a\n_b\n1 2\n3 'x y\n", "found the quote ''x y' that is not closed in line 6")]
    [DataRow("data_\n_a\n;\ntext\n;\n", "found 0 values after '_a' in line 2")]
    [DataRow("data_\nloop_\n_a\n;text\n;\n", "found ';text' in line 4; expected data blocks of values and loops")]
    [DataRow("save_frame\n", "found 'save_frame' in line 1")]
    [DataRow("global_\n", "found 'global_' in line 1")]
    public void Read_WhatIsNotRead_SaysWhereAndWhy(string content, string message)
    {
        using var folder = new TemporaryFolder();
        string path = CoordinateGolden.Write(folder, "wrong.star", content);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => StarFile.Read(path)).Message, message);
    }

    [TestMethod]
    public void Write_AwkwardValues_AreReadBack()
    {
        using var folder = new TemporaryFolder();
        string[] values = ["", "a b", "#1", "it's", "'q'", "\"q\"", "say \"b\" twice", "a' b", "_x", "data_x", "loop_", ";x", "[", "$", "a#b", "\u00fcber", "x\"", " x ", "\u00a0"];
        StarBlock[] blocks =
        [
            new() { Name = "first", Values = values.Index().ToDictionary(value => $"_v{value.Index}", value => value.Item) },
            new() { Loops = [new StarLoop { Columns = ["_a"], Rows = [.. values.Select(value => new[] { value })] }, new StarLoop { Columns = ["_b", "_c"], Rows = [["1", "2"]] }] },
            new() { Name = "empty" },
        ];
        StarFile.Write(folder.File("a.star"), blocks);
        IReadOnlyList<StarBlock> read = StarFile.Read(folder.File("a.star"));
        Assert.HasCount(3, read);
        CollectionAssert.AreEqual(values, read[0].Values.Values.ToArray());
        CollectionAssert.AreEqual(values, read[1].Loops[0].Rows.Select(row => row.Single()).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "2" }, read[1].Loops[1].Rows.Single().ToArray());
    }

    [TestMethod]
    public void Write_WhatStarCannotHold_ThrowsAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        foreach ((StarBlock block, string message) in ((StarBlock, string)[])
        [
            (new() { Name = "a b" }, "The name 'a b' has spaces"),
            (new() { Values = new Dictionary<string, string> { ["a"] = "1" } }, "'a' is no name of a STAR file"),
            (new() { Values = new Dictionary<string, string> { ["_a"] = "1\n2" } }, "has control characters"),
            (new() { Values = new Dictionary<string, string> { ["_a"] = "x' y\" z" } }, "cannot be quoted"),
            (new() { Loops = [new StarLoop { Columns = [] }] }, "A loop has 1 to 4096 columns; there are 0."),
            (new() { Loops = [new StarLoop { Columns = ["_a", "_b"], Rows = [["1"]] }] }, "Row 0 has 1 values; the loop has 2 columns."),
        ])
        {
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => StarFile.Write(folder.File("a.star"), [block])).Message, message);
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }
}
