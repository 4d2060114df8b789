using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml data list</c>: the data sets, with what is known of their files and who says so.</summary>
internal sealed class DataListCommand : CliCommand
{
    private readonly ManifestOption _manifest;

    public DataListCommand()
        : base("list", "List the public data sets that can be downloaded.") => _manifest = new ManifestOption(this);

    protected override int Run(ParseResult parsed, Session session)
    {
        DataSetCatalog catalog = _manifest.Of(parsed);
        if (session.Json)
            JsonOutput.Print(session.Out, DataSetText.Manifest(catalog));
        else
            DataSetText.Write(session.Out, catalog);
        return ExitCode.Done;
    }
}
