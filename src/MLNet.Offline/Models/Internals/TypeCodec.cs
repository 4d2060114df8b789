using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Column types in a model file: a tag, then what the type needs.</summary>
internal static class TypeCodec
{
    private const int Key = 100;
    private const int Vector = 101;

    // The place in this list is the tag: only ever append.
    private static readonly PrimitiveDataViewType[] Tags =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32,
        NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
        TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
    ];

    public static void Write(ModelWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write(Vector);
                Write(writer, vector.ItemType);
                writer.Write<int>(vector.Dimensions.AsSpan());
                break;
            case KeyDataViewType key:
                writer.Write(Key);
                Write(writer, PrimitiveTypes.OfRaw(key.RawType));
                writer.Write((long)key.Count);
                break;
            default:
                int tag = Array.IndexOf(Tags, type);
                writer.Write(tag >= 0 ? tag : throw Fault.Unsupported($"Columns of type {type} cannot be saved."));
                break;
        }
    }

    public static DataViewType Read(ModelReader reader)
    {
        int tag = reader.ReadInt32();
        try
        {
            return tag switch
            {
                Vector => new VectorDataViewType(ReadItem(reader, keys: true), reader.ReadArray<int>()),
                Key => new KeyDataViewType(ReadItem(reader, keys: false).RawType, (ulong)reader.ReadInt64()),
                >= 0 when tag < Tags.Length => Tags[tag],
                _ => throw reader.Damaged($"type tag {tag}"),
            };
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw Fault.Format("The model is damaged: an impossible column type.", e);
        }
    }

    private static PrimitiveDataViewType ReadItem(ModelReader reader, bool keys)
    {
        int tag = reader.ReadInt32();
        if (tag == Key && keys)
            return new KeyDataViewType(ReadItem(reader, keys: false).RawType, (ulong)reader.ReadInt64());
        return tag >= 0 && tag < Tags.Length ? Tags[tag] : throw reader.Damaged($"item type tag {tag}");
    }
}
