using System.Text.RegularExpressions;

namespace Xfel.ML.Architecture;

[TestClass]
public sealed partial class SourceFileTests
{
    private const int LongestFile = 400;

    /// <summary>Files that are longer for a reason, and the reason.</summary>
    private static readonly Dictionary<string, string> LongForAReason = [];

    public static IEnumerable<object[]> SourceFolders =>
        Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src")).Order(StringComparer.Ordinal).Select(folder => new object[] { "src/" + Path.GetFileName(folder) });

    [TestMethod]
    [DynamicData(nameof(SourceFolders))]
    public void File_HoldsOnePublicType_AndIsNamedAfterIt(string folder)
    {
        var faults = new List<string>();
        foreach (string path in Checkout.Sources(folder))
        {
            string[] types = [.. PublicType().Matches(File.ReadAllText(Path.Combine(Checkout.Root, path))).Select(match => match.Groups["name"].Value).Distinct()];
            string file = Path.GetFileName(path).Split('.')[0];
            if (types.Length > 1)
                faults.Add($"{path} holds {string.Join(", ", types)}");
            else if (types.Length == 1 && types[0] != file)
                faults.Add($"{path} holds {types[0]}");
        }

        Assert.IsEmpty(faults, $"one public type a file, named after it: {string.Join("; ", faults)}");
    }

    [TestMethod]
    [DynamicData(nameof(SourceFolders))]
    public void File_IsNotLong(string folder)
    {
        string[] faults =
        [
            .. Checkout.Sources(folder).Where(path => !LongForAReason.ContainsKey(path))
                .Select(path => (path, lines: File.ReadLines(Path.Combine(Checkout.Root, path)).Count()))
                .Where(file => file.lines > LongestFile).Select(file => $"{file.path} has {file.lines} lines"),
        ];
        Assert.IsEmpty(faults, $"over {LongestFile} lines needs a reason: {string.Join("; ", faults)}");
    }

    /// <summary>A public type at the top level: namespaces are file-scoped, so it starts its line.</summary>
    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:(?:record struct|record class|class|struct|record|interface|enum) (?<name>\w+)|delegate [^(]*?\b(?<name>\w+)(?:<[^>]*>)?\()", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
