using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml render</c>: frames as grey images.</summary>
internal sealed class RenderCommand : CliCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A frame file, a folder of images or a European XFEL run." };
    private readonly Option<string> _out = new("--out") { Description = "The folder for the images.", Required = true };
    private readonly Option<FrameImageFormat> _format = new("--format") { Description = "jpeg or png.", DefaultValueFactory = _ => FrameImageFormat.Jpeg };
    private readonly Option<int?> _index = new("--index") { Description = "Only the frame with this index." };
    private readonly FrameOptions _frames;
    private readonly RenderingOptions _rendering;

    public RenderCommand()
        : base("render", "Draw frames as images, at one intensity scale, as the classifier sees them.", strict: true)
    {
        Add(_file);
        Add(_out);
        Add(_format);
        Add(_index);
        _frames = new FrameOptions(this);
        _rendering = new RenderingOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        var rendering = _rendering.Of(parsed);
        FrameCollection frames = _frames.Open(parsed, parsed.GetRequiredValue(_file));
        if (parsed.GetValue(_index) is { } index)
        {
            if (index < 0 || index >= frames.Count)
                throw new UsageException($"--index is {index}; {frames.Path} has the frames 0 to {frames.Count - 1}");
            frames = frames.Select([index]);
        }

        string folder = parsed.GetRequiredValue(_out);
        OutputPath.RequireFolder(folder, "--out");
        FrameImage[] images = session.Watch(progress => FrameImages.Write(frames, folder, new FrameImageOptions
        {
            Rendering = rendering,
            Mask = _rendering.MaskPath(parsed) is { } mask ? frames.ReadMask(mask) : null,
            Window = _rendering.Window(parsed, frames),
            Format = parsed.GetValue(_format),
            Strict = session.Strict,
            Progress = progress,
            Cancellation = session.Cancellation,
        }).ToArray());
        Print(images, session);
        return ExitCode.Done;
    }

    private static void Print(FrameImage[] images, Session session)
    {
        if (session.Json)
        {
            JsonOutput.Print(session.Out, new
            {
                frames = images.Select(image => new { image.File, image.Index, image.Image, decision = image.Reason is null ? null : FrameDecision.Bad, image.Reason }),
            });
            return;
        }

        foreach (FrameImage image in images)
            session.Out.WriteLine(image.Image ?? $"{Path.GetFileName(image.File)}  {image.Index,6}  {FrameDecision.Bad}  {image.Reason}");
    }
}
