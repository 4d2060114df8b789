using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>Which data set of a file holds the frames: <c>--frames PATH</c>.</summary>
internal sealed class FrameOptions
{
    private readonly Option<string?> _frames = new("--frames") { Description = "The data set inside the file that holds the frames (default: found by its shape)." };

    public FrameOptions(Command command) => command.Add(_frames);

    public FrameCollection Open(ParseResult parsed, string path) => FrameCollection.FromFile(path, parsed.GetValue(_frames));
}
