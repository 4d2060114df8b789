using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>A column that says of each row which labels it has: a vector of Booleans, or of 0 and 1.</summary>
internal sealed class IndicatorColumn
{
    public const string Expected = "Vector<Boolean> or Vector<Single> of known size";

    private readonly DataViewSchema.Column _column;

    /// <exception cref="ArgumentOutOfRangeException">The column is of another type.</exception>
    public IndicatorColumn(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { Size: > 0 } vector || !IsIndicator(vector.ItemType))
            FrameSchema.ThrowMismatch(column.Name, Expected, column.Type.ToString()!);
        _column = column;
        Names = SlotNames.Of(column) ?? [.. Enumerable.Range(0, ((VectorDataViewType)column.Type).Size).Select(slot => slot.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The labels: the names of the slots, or their numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    public static bool Fits(SchemaShape.Column column) => column.Kind == SchemaShape.Column.VectorKind.Vector && !column.IsKey && IsIndicator(column.ItemType);

    /// <summary>Reads the labels of the current row, into an array of its own.</summary>
    public Func<bool[]> Reader(DataViewRow row) => ((VectorDataViewType)_column.Type).ItemType is BooleanDataViewType
        ? Reader<bool>(row, (value, _) => value)
        : Reader<float>(row, (value, slot) => value switch
        {
            0 => false,
            1 => true,
            _ => throw new InvalidInputException(FormattableString.Invariant(
                $"column '{_column.Name}', row {row.Position}: found {value} for the label {Names[slot]}; expected 0 or 1; correct the label")),
        });

    private static bool IsIndicator(DataViewType item) => item is BooleanDataViewType || item.Equals(NumberDataViewType.Single);

    private Func<bool[]> Reader<T>(DataViewRow row, Func<T, int, bool> convert)
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(_column);
        VBuffer<T> value = default;
        var dense = new T[Names.Count];
        return () =>
        {
            getter(ref value);
            if (value.Length != Names.Count)
                throw new InvalidInputException($"column '{_column.Name}', row {row.Position}: found {value.Length} labels; expected {Names.Count} ({string.Join(", ", Names)}); give every row a vector of the column's size");
            value.CopyTo(dense);
            var applies = new bool[dense.Length];
            for (int slot = 0; slot < dense.Length; slot++)
                applies[slot] = convert(dense[slot], slot);
            return applies;
        };
    }
}
