namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class CoordinateFuzzTests
{
    private const int Mutants = 1000;

    /// <summary>Every one that is written is flushed to the disk, which can take long.</summary>
    private const int WrittenMutants = 200;

    [TestMethod]
    [DataRow("e2boxer.box", 1)]
    [DataRow("micrograph_info.json", 2)]
    [DataRow("autopick.star", 3)]
    [DataRow("particles_31.star", 4)]
    [DataRow("particles_14.star", 5)]
    [DataRow("picks.csv", 6)]
    public void Read_MutatedFile_GivesBoxesOrOneError(string name, int seed) => FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(CoordinateGolden.File(name)), seed, Mutants, Mutate, path =>
    {
        foreach (ParticleBox box in CoordinateFile.Read(path))
            Assert.IsTrue(double.IsFinite(box.X) && double.IsFinite(box.Y) && box.Width is null or > 0 && double.IsFinite(box.Score ?? 0));
    });

    [TestMethod]
    [DataRow("particles_31.star", 11)]
    [DataRow("particles_14.star", 12)]
    public void ReadStar_MutatedFile_GivesBlocksOrOneError(string name, int seed) => FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(CoordinateGolden.File(name)), seed, Mutants, Mutate, path =>
    {
        foreach (StarLoop loop in StarFile.Read(path).SelectMany(block => block.Loops))
            Assert.IsTrue(loop.Rows.All(row => row.Count == loop.Columns.Count));
    });

    [TestMethod]
    public void WriteIntoInfo_MutatedFile_WritesOrGivesOneError() => FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(CoordinateGolden.File("micrograph_info.json")), 21, WrittenMutants, Mutate, path =>
    {
        CoordinateFile.Write(path, [new ParticleBox(1, 2)]);
        Assert.HasCount(1, CoordinateFile.Read(path));
    }, ".json");

    /// <summary>Beside other bytes, other punctuation: it is what these formats are made of.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        if (random.Next(2) == 0)
            return FileMutation.Mutate(original, random);
        var bytes = (byte[])original.Clone();
        ReadOnlySpan<byte> marks = "\"'#,_;\n\r\t {}[]-.e0\\"u8;
        for (int n = random.Next(1, 6); n > 0; n--)
            bytes[random.Next(bytes.Length)] = marks[random.Next(marks.Length)];
        return bytes;
    }
}
