namespace Xfel.ML.Formats.Internals;

/// <summary>How the rows of a growing data set are stored.</summary>
/// <param name="Level">deflate's level, 1 to 9; 0 stores chunks as they are.</param>
/// <param name="Shuffle">Whether the bytes of elements are sorted by their significance first, which helps deflate.</param>
/// <param name="ChunkRows">Rows of a chunk; 0 takes as many as make a chunk of some tens of kilobytes.</param>
internal readonly record struct Hdf5RowOptions(int Level, bool Shuffle, int ChunkRows = 0);
