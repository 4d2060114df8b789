namespace Xfel.ML.Numerics.Tests.Correlation;

internal static class CorrelationMaps
{
    /// <summary>The map of a frame, in an array of its own.</summary>
    public static float[] Map(this AngularCorrelation correlation, float[] frame)
    {
        var map = new float[correlation.MapSize.PixelCount];
        correlation.Correlate(frame, map);
        return map;
    }
}
