using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Numbers and the like as keys; NaN and missing keys are missing.</summary>
internal sealed class ValueVocabulary<T>(PrimitiveDataViewType itemType) : Vocabulary<T>(itemType, EqualityComparer<T>.Default, Comparer<T>.Default)
    where T : unmanaged
{
    private readonly Func<T, bool> _isMissing = MissingValues.Test<T>(itemType);

    protected override bool IsMissing(T value) => _isMissing is not null && _isMissing(value);

    protected override int InnerIndex(T term) => checked((int)Convert.ToUInt64(term, System.Globalization.CultureInfo.InvariantCulture) - 1);

    protected override void Write(ModelWriter writer) => writer.Write<T>(Terms.ToArray());

    protected override void Read(ModelReader reader)
    {
        foreach (T term in reader.ReadArray<T>())
        {
            if (!Add(term))
                throw reader.Damaged("a repeated term");
        }
    }
}
