namespace Xfel.ML.Simulation;

/// <summary>A straight gap across the whole frame, where panels of a detector do not touch.</summary>
/// <param name="IsVertical">Whether the gap runs along columns; otherwise along rows. (The other way round where <see cref="DetectorModel.IsTurned"/>.)</param>
/// <param name="Position">Where its middle lies: distance from the layout's middle, as a share of the frame's side across the gap.</param>
/// <param name="Width">Its width as a share of the same side.</param>
public readonly record struct PanelGap(bool IsVertical, double Position, double Width);
