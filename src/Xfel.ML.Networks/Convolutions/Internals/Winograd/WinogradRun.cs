namespace Xfel.ML.Networks.Internals;

/// <summary>Tiles side by side.</summary>
/// <param name="Frame">Their frame.</param>
/// <param name="Row">First row of the map that they cover.</param>
/// <param name="Column">First column of the map that they cover.</param>
/// <param name="Tiles">Number of tiles.</param>
internal readonly record struct WinogradRun(int Frame, int Row, int Column, int Tiles);
