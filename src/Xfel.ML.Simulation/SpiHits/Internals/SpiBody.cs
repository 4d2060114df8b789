namespace Xfel.ML.Simulation;

/// <summary>Whether a user's own particle can take the place of a preset's shapes.</summary>
internal static class SpiBody
{
    public static void Check(SimulationOptions options, FaultList faults)
    {
        if (options.Body is not { } body)
            return;
        bool usable = double.IsFinite(body.Volume) && body.Volume != 0 && double.IsFinite(body.BoundingRadius);
        faults.Require(options.Shapes is null, $"{nameof(options.Shapes)} and {nameof(options.Body)} are given; one of them was expected");
        faults.Require(usable, $"{nameof(options.Body)} has the volume {body.Volume} and the bounding radius {body.BoundingRadius}; finite ones, and a volume other than 0, were expected");
        double extent = usable ? SpiShape.BodyExtent(body) : 1;
        faults.Require(extent <= SpiHitsRanges.GreatestBodyExtent,
            $"{nameof(options.Body)}'s bounding sphere about the origin is {extent:0.##} times as large as the sphere of its volume; at most {SpiHitsRanges.GreatestBodyExtent} times was expected");
    }
}
