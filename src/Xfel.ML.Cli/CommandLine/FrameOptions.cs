using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>Which data set of a file holds the frames, and whether its own mask counts, and who reads it: <c>--frames PATH --ignore-mask --isolate</c>.</summary>
internal sealed class FrameOptions
{
    private readonly Option<string?> _frames = new("--frames") { Description = "The data set inside the file that holds the frames (default: found by the file's dialect or its shape)." };
    private readonly Option<bool> _ignoreMask = new("--ignore-mask") { Description = "Take the pixels that the file itself marks as bad as they are." };
    private readonly IsolationOption _isolation;

    public FrameOptions(Command command)
    {
        command.Add(_frames);
        command.Add(_ignoreMask);
        _isolation = new IsolationOption(command);
    }

    public FrameCollection Open(ParseResult parsed, string path) =>
        FrameCollection.FromFile(path, parsed.GetValue(_frames), applyMask: !parsed.GetValue(_ignoreMask), _isolation.Worker(parsed));
}
