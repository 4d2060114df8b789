namespace Xfel.ML.Formats.Internals;

/// <summary>A chunk as it is stored.</summary>
/// <param name="Bytes">A rented array.</param>
/// <param name="Length">The bytes of it that are the chunk.</param>
/// <param name="SkippedFilters">A bit for each filter that it did not go through.</param>
internal readonly record struct Hdf5PackedChunk(byte[] Bytes, int Length, uint SkippedFilters);
