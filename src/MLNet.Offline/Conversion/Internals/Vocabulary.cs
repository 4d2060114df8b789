using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The values of a column, numbered from 1 as they became keys.</summary>
internal abstract class Vocabulary(PrimitiveDataViewType itemType)
{
    /// <summary>The type of the values.</summary>
    public PrimitiveDataViewType ItemType => itemType;

    public abstract int Count { get; }

    /// <summary>The type of the keys; a key type has at least one member.</summary>
    public KeyDataViewType KeyType => new(typeof(uint), Math.Max(Count, 1));

    public static Vocabulary Create(PrimitiveDataViewType itemType) => Generic.Invoke(() => Make<int>(null), itemType.RawType, itemType);

    public static Vocabulary Load(ModelReader reader)
    {
        if (reader.ReadType() is not PrimitiveDataViewType itemType)
            throw reader.Damaged("a vocabulary of vectors");
        Vocabulary vocabulary = Create(itemType);
        vocabulary.Read(reader);
        return vocabulary;
    }

    /// <summary>Reads terms of the current row: as many as are new, until the vocabulary has <paramref name="limit"/>; false when it is full.</summary>
    public abstract Func<bool> Learner(DataViewRow row, DataViewSchema.Column column, int limit);

    /// <summary>Puts the terms in ascending order.</summary>
    public abstract void Sort();

    /// <summary>The getter of the keys of a column.</summary>
    public abstract Delegate KeyGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>Adds the terms as key values to the annotations of the key column.</summary>
    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText);

    public void Save(ModelWriter writer)
    {
        writer.Write(ItemType);
        Write(writer);
    }

    protected abstract void Write(ModelWriter writer);

    protected abstract void Read(ModelReader reader);

    private static Vocabulary Make<T>(PrimitiveDataViewType itemType)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return new TextVocabulary();
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            throw Fault.Unsupported($"Columns of type {itemType} cannot become keys.");
        return Generic.Invoke<Vocabulary>(() => MakeUnmanaged<int>(null), typeof(T), itemType);
    }

    private static Vocabulary MakeUnmanaged<T>(PrimitiveDataViewType itemType)
        where T : unmanaged
        => new ValueVocabulary<T>(itemType);
}
