using System.Xml.Linq;

namespace Xfel.ML.Architecture;

/// <summary>What a csproj file refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    public ProjectFile(string path)
    {
        _document = XDocument.Load(path);
        Name = Path.GetFileNameWithoutExtension(path);
    }

    public string Name { get; }

    public IEnumerable<string> Projects => Includes("ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    public IEnumerable<string> Packages => Includes("PackageReference");

    public IEnumerable<string> Assemblies => Includes("Reference");

    public IEnumerable<string> Imports => Attributes("Import", "Project").Select(import => Path.GetFileName(import.Replace('\\', '/')));

    public static IEnumerable<ProjectFile> Under(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => new ProjectFile(path));

    private IEnumerable<string> Includes(string element) => Attributes(element, "Include");

    private IEnumerable<string> Attributes(string element, string attribute) =>
        _document.Descendants().Where(node => node.Name.LocalName == element).Select(node => node.Attribute(attribute)?.Value).OfType<string>();
}
