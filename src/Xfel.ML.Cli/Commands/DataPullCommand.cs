using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml data pull</c>: downloads a data set, or goes on with it, and verifies what came.</summary>
internal sealed class DataPullCommand : CliCommand
{
    private static readonly DataSetDownloadOptions Defaults = new();

    private readonly Argument<string> _name = new("NAME") { Description = "The data set, as `xfel-ml data list` calls it." };
    private readonly Option<string?> _out = new("--out") { Description = "The folder to download to (default: data/NAME)." };
    private readonly Option<string?> _url = new("--url") { Description = "The file's address: for a data set whose address is not known, or a mirror. Size and digest are verified as ever." };
    private readonly Option<bool> _extract = new("--extract") { Description = "Unpack zip, tar and tar.gz files after verification." };
    private readonly Option<int> _retries = new("--retries") { Description = "How often a cut connection is taken up again.", DefaultValueFactory = _ => Defaults.Retries };
    private readonly ManifestOption _manifest;

    public DataPullCommand()
        : base("pull", "Download a public data set: resumes what was cut, verifies size and SHA-256.")
    {
        Add(_name);
        Option[] options = [_out, _url, _extract, _retries];
        foreach (Option option in options)
            Add(option);
        _manifest = new ManifestOption(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        DataSetInfo dataSet = Describe(parsed);
        string folder = parsed.GetValue(_out) ?? Path.Combine("data", dataSet.Name);
        OutputPath.RequireFolder(folder, "--out");
        var options = new DataSetDownloadOptions { Extract = parsed.GetValue(_extract), Retries = parsed.GetValue(_retries) };
        Usage.Check(options.Validate);
        IReadOnlyList<DownloadedFile> files;
        try
        {
            files = session.Watch(progress => DataSetDownload.PullAsync(dataSet, folder, options with { Progress = progress }, session.Cancellation).GetAwaiter().GetResult());
        }
        catch (OperationCanceledException exception)
        {
            throw new InterruptedException($"interrupted; what has come is kept in {folder}, and the same command resumes", exception);
        }

        if (session.Json)
            JsonOutput.Print(session.Out, new { dataSet = dataSet.Name, folder, files });
        else
            Print(files, session);
        return ExitCode.Done;
    }

    private DataSetInfo Describe(ParseResult parsed)
    {
        DataSetCatalog catalog = _manifest.Of(parsed);
        DataSetInfo? dataSet = null;
        Usage.Check(() =>
        {
            dataSet = catalog.Get(parsed.GetRequiredValue(_name));
            if (parsed.GetValue(_url) is { } url)
                dataSet = dataSet.WithUrl(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address : throw new ArgumentException($"--url '{url}' is no address of the web"));
        });
        return dataSet!;
    }

    private static void Print(IReadOnlyList<DownloadedFile> files, Session session)
    {
        foreach (DownloadedFile file in files)
        {
            session.Out.WriteLine($"{file.Path}: {DataSetText.Size(file.Size)}, {(file.Downloaded ? "downloaded" : "was there already")}");
            session.Out.WriteLine($"  SHA-256 {file.Sha256}, verified by {file.VerifiedBy}");
            if (file.ExtractedTo is { } folder)
                session.Out.WriteLine($"  unpacked to {folder}");
        }
    }
}
