using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>Which data sets there are: the library's, or a facility's own.</summary>
internal sealed class ManifestOption
{
    private readonly Option<string?> _manifest = new("--manifest") { Description = "A manifest of one's own (JSON as `data list --json` prints it), instead of the built-in data sets." };

    public ManifestOption(Command command) => command.Add(_manifest);

    public DataSetCatalog Of(ParseResult parsed) => parsed.GetValue(_manifest) is { } path ? DataSetCatalog.Load(path) : DataSetCatalog.BuiltIn;
}
