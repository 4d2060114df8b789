using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml ccf</c>: angular cross-correlation maps of frames, in a file that <c>train</c> and the others read.</summary>
internal sealed class CcfCommand : CliCommand
{
    private static readonly CorrelationOptions Defaults = new();

    private readonly Argument<string> _file = new("FILE") { Description = "A frame file, a folder of images or a European XFEL run." };
    private readonly Option<string> _out = new("--out") { Description = "The file to write; its extension says what: .npz, or .cxi or .h5 for CXI.", Required = true };
    private readonly Option<int> _order = new("--order") { Description = "Order n of the upper triangle.", DefaultValueFactory = _ => Defaults.Order };
    private readonly Option<int> _radii = new("--radii") { Description = "Number of radii: height and width of a map.", DefaultValueFactory = _ => Defaults.Polar.Radii };
    private readonly Option<int> _angles = new("--angles") { Description = "Number of angles.", DefaultValueFactory = _ => Defaults.Polar.Angles };
    private readonly Option<CorrelationPart> _part = new("--part") { Description = "What the upper triangle keeps of the complex correlation: real or magnitude.", DefaultValueFactory = _ => Defaults.Part };
    private readonly Option<string?> _mask = new("--mask") { Description = "An NPY file of the frames' size: 1 (true) = good pixel." };
    private readonly Option<string?> _pictures = new("--pictures") { Description = "A folder for pictures (PNG) of the first 100 maps: red above 0, blue below, logarithmic." };
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. The maps do not depend on it.", DefaultValueFactory = _ => 0 };
    private readonly CenterOption _center;
    private readonly FrameOptions _frames;

    public CcfCommand()
        : base("ccf", "Compute angular cross-correlation (CCF) maps of frames, which do not change when a frame turns about the beam.", strict: true)
    {
        Add(_file);
        Option[] options = [_out, _order, _radii, _angles, _part, _mask, _pictures, _threads];
        foreach (Option option in options)
            Add(option);
        _center = new CenterOption(this, "circles are drawn about it, out to the nearest edge (default: the frame's middle)");
        _frames = new FrameOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        var correlation = new CorrelationOptions
        {
            Order = parsed.GetValue(_order),
            Part = parsed.GetValue(_part),
            Polar = new PolarOptions { Radii = parsed.GetValue(_radii), Angles = parsed.GetValue(_angles), CenterX = _center.Of(parsed)?.X, CenterY = _center.Of(parsed)?.Y },
        };
        var bad = new List<BadFrame>();
        var options = new CorrelatedFramesOptions
        {
            Correlation = correlation,
            Threads = parsed.GetValue(_threads),
            PictureFolder = parsed.GetValue(_pictures),
            Strict = session.Strict,
            OnBadFrame = bad.Add,
            Cancellation = session.Cancellation,
        };
        Usage.Check(options.Validate);
        string path = parsed.GetRequiredValue(_out), file = parsed.GetRequiredValue(_file);
        OutputPath.RequireFrames(path, "--out");
        OutputPath.RequireOther(path, "--out", [file]);
        if (options.PictureFolder is { } folder)
            OutputPath.RequireFolder(folder, "--pictures");
        FrameCollection frames = _frames.Open(parsed, file);
        Mask? mask = parsed.GetValue(_mask) is { } maskPath ? frames.ReadMask(maskPath) : null;
        CorrelatedFile written = session.Watch(progress => CorrelatedFrames.Write(path, frames, options with { Mask = mask, Progress = progress }));
        Print(frames, written, bad, session);
        return ExitCode.Done;
    }

    private static void Print(FrameCollection frames, CorrelatedFile written, List<BadFrame> bad, Session session)
    {
        PolarOptions polar = written.Correlation.Polar;
        session.Note($"wrote {written.Path}: {written.Maps} maps of {polar.Radii} x {polar.Radii}{(bad.Count > 0 ? $", {bad.Count} bad frames left out" : "")}");
        if (!session.Json)
        {
            foreach (BadFrame frame in bad)
                session.Out.WriteLine($"{Path.GetFileName(frame.File)}  {frame.Index,6}  {FrameDecision.Bad}  {frame.Reason}");
            return;
        }

        JsonOutput.Print(session.Out, new
        {
            file = written.Path,
            source = frames.Path,
            maps = written.Maps,
            order = written.Correlation.Order,
            part = written.Correlation.Part.ToString().ToLowerInvariant(),
            radii = polar.Radii,
            angles = polar.Angles,
            centerX = polar.CenterX,
            centerY = polar.CenterY,
            outerRadius = polar.OuterRadius,
            pictures = written.Pictures,
            badFrames = bad.ConvertAll(frame => new { frame.File, frame.Index, decision = FrameDecision.Bad, frame.Reason }),
        });
    }
}
