using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>The values that the classes of a model stand for: the key values of the label that it was trained on.</summary>
internal sealed class LabelValues
{
    private readonly Array _values;

    private LabelValues(VectorDataViewType type, Array values)
    {
        Type = type;
        _values = values;
    }

    /// <summary>The type of the annotation that they make.</summary>
    public VectorDataViewType Type { get; }

    /// <summary>The getter of the annotation that they make.</summary>
    public Delegate Getter => Generic.Invoke(() => MakeGetter<int>(default), Type.ItemType.RawType, _values);

    /// <summary>The key values of a label column, null where it has none, or not one for each class.</summary>
    public static LabelValues Of(DataViewSchema.Column label, int classCount)
        => label.AnnotationType(AnnotationKinds.KeyValues) is VectorDataViewType type && type.Size == classCount
            ? Generic.Invoke(() => Read<int>(default, null), type.ItemType.RawType, label, type)
            : null;

    public void Save(ModelWriter writer)
    {
        writer.Write(Type);
        switch (_values)
        {
            case ReadOnlyMemory<char>[] texts:
                writer.Write(Array.ConvertAll(texts, text => text.ToString()));
                break;
            case float[] numbers:
                writer.Write<float>(numbers);
                break;
            case double[] numbers:
                writer.Write<double>(numbers);
                break;
            default:
                // Whole numbers of any width fit 64 bits, unsigned ones by their bits.
                writer.Write<long>([.. _values.Cast<object>().Select(value => value is ulong bits ? unchecked((long)bits) : Convert.ToInt64(value, null))]);
                break;
        }
    }

    public static LabelValues Load(ModelReader reader)
    {
        if (reader.ReadType() is not VectorDataViewType type)
            throw reader.Damaged("class values that are no vector");
        Array values = System.Type.GetTypeCode(type.ItemType.RawType) switch
        {
            _ when type.ItemType is TextDataViewType => Array.ConvertAll(reader.ReadStrings(), text => text.AsMemory()),
            TypeCode.Single => reader.ReadArray<float>(),
            TypeCode.Double => reader.ReadArray<double>(),
            _ => Narrow(reader.ReadArray<long>(), type.ItemType.RawType),
        };
        return values.Length == type.Size ? new LabelValues(type, values) : throw reader.Damaged($"{values.Length} class values for {type.Size} classes");
    }

    private static LabelValues Read<T>(DataViewSchema.Column label, VectorDataViewType type)
    {
        VBuffer<T> values = default;
        label.Annotations.GetValue(AnnotationKinds.KeyValues, ref values);
        return new LabelValues(type, values.DenseValues().ToArray());
    }

    private static Delegate MakeGetter<T>(Array values) => AnnotationValue.Vector((T[])values);

    private static Array Narrow(long[] values, Type type)
    {
        Array result = Array.CreateInstance(type, values.Length);
        for (int i = 0; i < values.Length; i++)
            result.SetValue(type == typeof(ulong) ? unchecked((ulong)values[i]) : Convert.ChangeType(values[i], type, null), i);
        return result;
    }
}
