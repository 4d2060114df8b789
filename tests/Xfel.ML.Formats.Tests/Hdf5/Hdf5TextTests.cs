using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class Hdf5TextTests
{
    [TestMethod]
    [DataRow("variable_utf8", new[] { "plain", "with a \u00b5 and \u6f22\u5b57", "" })]
    [DataRow("variable_ascii", new[] { "a", "bc" })]
    [DataRow("fixed_utf8", new[] { "plain", "with a \u00b5 and \u6f22\u5b57", "" })]
    [DataRow("fixed_null_padded", new[] { "ab", "abcd" })]
    [DataRow("fixed_space_padded", new[] { "ab", "abcdef" })]
    [DataRow("scalar_text", new[] { "one" })]
    public void ReadText_EachKind_GivesTheWords(string path, string[] expected)
    {
        using Hdf5DataSet dataSet = Open(path, out Hdf5File file);
        using (file)
            CollectionAssert.AreEqual(expected, dataSet.ReadText(10));
    }

    [TestMethod]
    public void ReadAll_ScalarAndEmpty_GiveOneAndNone()
    {
        using Hdf5DataSet scalar = Open("scalar_number", out Hdf5File file);
        using Hdf5DataSet empty = Open("zero_long", out Hdf5File other);
        using (file)
        using (other)
        {
            CollectionAssert.AreEqual(new[] { 2.5 }, scalar.ReadAll<double>(1));
            Assert.IsEmpty(empty.ReadAll<double>(10));
        }
    }

    [TestMethod]
    [DataRow("one_dimension", 3, "(4,) elements")]
    [DataRow("scalar_text", 9, "a data set of text")]
    public void ReadAll_TooManyOrNoNumbers_SaysSo(string path, int most, string found)
    {
        using Hdf5DataSet dataSet = Open(path, out Hdf5File file);
        using (file)
            StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => dataSet.ReadAll<double>(most)).Message, found);
    }

    [TestMethod]
    public void Attributes_EachKind_GiveTextOrNumber()
    {
        using var file = Hdf5File.Open(Hdf5Golden.File("texts.h5"));
        Assert.AreEqual("caf\u00e9", file.AttributeText("/attributes", "text"));
        Assert.AreEqual("bytes", file.AttributeText("/attributes", "fixed"));
        Assert.AreEqual("first", file.AttributeText("/attributes", "several"));
        Assert.AreEqual(-3, file.AttributeNumber("/attributes", "number"));
        Assert.AreEqual(1.5, file.AttributeNumber("/attributes", "big"));
        Assert.IsNull(file.AttributeText("/attributes", "number"));
        Assert.IsNull(file.AttributeNumber("/attributes", "text"));
        Assert.IsNull(file.AttributeNumber("/attributes", "empty"));
        Assert.IsNull(file.AttributeText("/attributes", "nothing"));
        Assert.IsNull(file.AttributeText("/nowhere", "text"));
    }

    [TestMethod]
    public void KindOf_EachLink_TellsWhatIsThere()
    {
        using var file = Hdf5File.Open(Hdf5Golden.File("links.h5"));
        Assert.AreEqual(Hdf5Kind.Group, file.KindOf("/"));
        Assert.AreEqual(Hdf5Kind.Group, file.KindOf("/group"));
        Assert.AreEqual(Hdf5Kind.DataSet, file.KindOf("/soft"));
        Assert.AreEqual(Hdf5Kind.DataSet, file.KindOf("/external"));
        Assert.AreEqual(Hdf5Kind.Missing, file.KindOf("/external_missing"));
        Assert.AreEqual(Hdf5Kind.Missing, file.KindOf("/dangling"));
        Assert.AreEqual(Hdf5Kind.Missing, file.KindOf("/circle"));
        Assert.AreEqual(Hdf5Kind.Missing, file.KindOf(""));
        string[] names = [.. file.Links("/").Select(link => $"{link.Name}:{link.Kind}")];
        CollectionAssert.AreEqual(
            new[] { "circle:Soft", "dangling:Soft", "external:External", "external_missing:External", "external_wrong:External", "group:Hard", "soft:Soft", "virtual:Hard" }, names);
        Assert.IsEmpty(file.Links("/group/frames"));
        Assert.AreEqual("linked.h5:/there/frames", file.LinkTarget("/external"));
        Assert.AreEqual("/group/frames", file.LinkTarget("/soft"));
        Assert.IsNull(file.LinkTarget("/group"));
    }

    private static Hdf5DataSet Open(string path, out Hdf5File file)
    {
        file = Hdf5File.Open(Hdf5Golden.File("texts.h5"));
        Assert.IsTrue(file.TryOpen(path, out Hdf5DataSet? dataSet));
        return dataSet;
    }
}
