using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The annotations of columns that were joined to a vector.</summary>
internal static class ConcatenatedAnnotations
{
    public static DataViewSchema.Annotations Of(DataViewSchema.Column[] sources, int size)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (Array.TrueForAll(sources, c => c.IsNormalizedColumn()) && sources[0].Type.ItemType() is NumberDataViewType)
            builder.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        if (size == 0)
            return builder.ToAnnotations();
        if (Array.Exists(sources, c => c.Type is not VectorDataViewType || c.HasSlotNames()))
            builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size), SlotNames(sources, size));
        int[] ranges = CategoricalRanges(sources);
        if (ranges.Length > 0)
            builder.Add(AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, ranges.Length / 2, 2), AnnotationValue.Vector(ranges));
        return builder.ToAnnotations();
    }

    // A scalar's slot is named after its column, a named slot of a vector after column and slot; other slots have no name.
    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> SlotNames(DataViewSchema.Column[] sources, int size)
        => (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var names = new ReadOnlyMemory<char>[size];
            int slot = 0;
            foreach (DataViewSchema.Column source in sources)
            {
                if (source.Type is not VectorDataViewType vector)
                {
                    names[slot++] = source.Name.AsMemory();
                    continue;
                }

                if (source.HasSlotNames())
                {
                    VBuffer<ReadOnlyMemory<char>> own = default;
                    source.Annotations.GetValue(AnnotationKinds.SlotNames, ref own);
                    foreach ((int index, ReadOnlyMemory<char> name) in own.Items())
                    {
                        if (!name.IsEmpty)
                            names[slot + index] = $"{source.Name}.{name}".AsMemory();
                    }
                }

                slot += vector.Size;
            }

            VBuffer<ReadOnlyMemory<char>>.Copy(names, 0, ref value, size);
        };

    private static int[] CategoricalRanges(DataViewSchema.Column[] sources)
    {
        var ranges = new List<int>();
        int slot = 0;
        foreach (DataViewSchema.Column source in sources)
        {
            if (source.AnnotationType(AnnotationKinds.CategoricalSlotRanges)?.RawType == typeof(VBuffer<int>))
            {
                VBuffer<int> own = default;
                source.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref own);
                if (IsValid([.. own.DenseValues()], source.Type.ValueCount()))
                    ranges.AddRange(own.DenseValues().Select(index => index + slot));
            }

            slot += source.Type.ValueCount();
        }

        return [.. ranges];
    }

    // Pairs of first and last slot, ascending, without overlap.
    private static bool IsValid(int[] ranges, int size)
    {
        if (ranges.Length == 0 || ranges.Length % 2 != 0)
            return false;
        int previous = -1;
        for (int i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] <= previous || ranges[i] > ranges[i + 1] || ranges[i + 1] >= size)
                return false;
            previous = ranges[i + 1];
        }

        return true;
    }
}
