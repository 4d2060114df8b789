using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Opens vectors for writing.</summary>
public static class VBufferEditor
{
    /// <summary>An editor over what <paramref name="destination"/> holds.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination)
        => destination.Edit(destination.Length, destination.ExplicitCount, Array.MaxLength, keepOld: false, requireIndicesOnDense: false);

    /// <summary>
    /// An editor of a vector of <paramref name="newLogicalLength"/> slots, with <paramref name="valuesCount"/> explicit values (all by default), on the arrays of
    /// <paramref name="destination"/> where they are large enough. What they held is undefined unless <paramref name="keepOldOnResize"/>.
    /// </summary>
    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Check.Param(newLogicalLength >= 0, nameof(newLogicalLength), "Must be non-negative.");
        Check.Param(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Check.Param(valuesCount is null || valuesCount <= newLogicalLength, nameof(valuesCount), "If specified, must be no greater than " + nameof(newLogicalLength));
        return destination.Edit(newLogicalLength, valuesCount ?? newLogicalLength, maxValuesCapacity ?? Array.MaxLength, keepOldOnResize, requireIndicesOnDense);
    }
}
