namespace Xfel.ML;

/// <summary>A network of a part of the training set.</summary>
/// <param name="Share">The part.</param>
/// <param name="Frames">Its frames, those that choose the epoch among them.</param>
/// <param name="Network">The network.</param>
public sealed record ZimmermannSize(double Share, int Frames, ZimmermannNetwork Network);
