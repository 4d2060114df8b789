namespace Xfel.ML;

/// <summary>Two networks at one level of noise.</summary>
/// <param name="Level">The level.</param>
/// <param name="Upper">Upper end b of the noise, which is uniform on [0, b), in detector units; 0 for none.</param>
/// <param name="OfFrames">The network that sees frames.</param>
/// <param name="OfMaps">The network that sees their CCF maps.</param>
/// <param name="Difference">The network of maps minus the network of frames.</param>
public sealed record ZimmermannNoise(string Level, double Upper, ZimmermannNetwork OfFrames, ZimmermannNetwork OfMaps, MultiLabelEstimates Difference);
