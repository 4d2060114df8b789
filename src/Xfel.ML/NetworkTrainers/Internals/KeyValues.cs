using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>The values that the keys of a label column stand for: texts, numbers or Booleans.</summary>
internal abstract class KeyValues
{
    /// <summary>ML.NET's name of the annotation.</summary>
    public const string Kind = "KeyValues";

    private static readonly KeyValues[] Kinds =
    [
        new KeyValues<ReadOnlyMemory<char>>(TextDataViewType.Instance, [], text => text.ToString(), text => text.AsMemory()),
        new KeyValues<bool>(BooleanDataViewType.Instance, [], value => value ? "true" : "false", bool.Parse),
        Numbers<float>(NumberDataViewType.Single),
        Numbers<double>(NumberDataViewType.Double),
        Numbers<sbyte>(NumberDataViewType.SByte),
        Numbers<byte>(NumberDataViewType.Byte),
        Numbers<short>(NumberDataViewType.Int16),
        Numbers<ushort>(NumberDataViewType.UInt16),
        Numbers<int>(NumberDataViewType.Int32),
        Numbers<uint>(NumberDataViewType.UInt32),
        Numbers<long>(NumberDataViewType.Int64),
        Numbers<ulong>(NumberDataViewType.UInt64),
    ];

    /// <summary>The type of the values.</summary>
    public abstract PrimitiveDataViewType Item { get; }

    /// <summary>The values in words, in the order of their keys.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>The values of a key column; null when it has none, or not one for each key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The values are of a type that is not kept.</exception>
    public static KeyValues? Of(DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType key || column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType values || (ulong)values.Size != key.Count)
            return null;
        return KindOf(values.ItemType, column.Name).Read(column);
    }

    /// <summary>Some values of a type, where only the type is known.</summary>
    public static KeyValues Any(DataViewType item, string column) => KindOf(item, column).Parse(["0"]);

    /// <summary>Values as a bundle keeps them.</summary>
    public static KeyValues Parse(string type, IReadOnlyList<string> names) =>
        Kinds.FirstOrDefault(kind => kind.Item.ToString() == type)?.Parse(names)
        ?? throw new InvalidDataException($"key values of the unknown type '{type}'");

    /// <summary>Adds them as an annotation to a column.</summary>
    public abstract void Annotate(SchemaDefinition.Column column, string kind);

    private protected abstract KeyValues Read(DataViewSchema.Column column);

    private protected abstract KeyValues Parse(IReadOnlyList<string> names);

    private static KeyValues KindOf(DataViewType item, string column)
    {
        KeyValues? kind = Array.Find(Kinds, kind => kind.Item.Equals(item));
        if (kind is null)
            FrameSchema.ThrowMismatch(column, "a key of texts, numbers or Booleans", $"a key of {item}", "; map the labels to texts first");
        return kind;
    }

    private static KeyValues<T> Numbers<T>(NumberDataViewType item)
        where T : INumber<T> =>
        new(item, [], value => value.ToString(null, CultureInfo.InvariantCulture), text => T.Parse(text, CultureInfo.InvariantCulture));
}
