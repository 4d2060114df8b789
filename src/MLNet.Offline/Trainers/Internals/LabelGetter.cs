using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>Reads labels of any type as numbers: true is 1, a key counts from 0, a missing label is NaN.</summary>
internal static class LabelGetter
{
    public static ValueGetter<float> Create(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        BooleanDataViewType => From<bool>(row, column, value => value ? 1 : 0),
        KeyDataViewType key when key.RawType == typeof(byte) => From<byte>(row, column, value => FromKey(value, key.Count)),
        KeyDataViewType key when key.RawType == typeof(ushort) => From<ushort>(row, column, value => FromKey(value, key.Count)),
        KeyDataViewType key when key.RawType == typeof(uint) => From<uint>(row, column, value => FromKey(value, key.Count)),
        KeyDataViewType key when key.RawType == typeof(ulong) => From<ulong>(row, column, value => FromKey(value, key.Count)),
        NumberDataViewType type when type == NumberDataViewType.Single => row.GetGetter<float>(column),
        NumberDataViewType type when type == NumberDataViewType.Double => From<double>(row, column, value => (float)value),
        _ => throw Fault.State("Only floating point number, boolean, and key type values can be used as label."),
    };

    private static float FromKey(ulong value, ulong count) => value > 0 && value <= count ? value - 1 : float.NaN;

    private static ValueGetter<float> From<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        ValueGetter<T> source = row.GetGetter<T>(column);
        T value = default;
        return (ref float destination) =>
        {
            source(ref value);
            destination = convert(value);
        };
    }
}
