using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Texts as keys; the empty text is missing.</summary>
internal sealed class TextVocabulary() : Vocabulary<ReadOnlyMemory<char>>(TextDataViewType.Instance, TextComparer.Ordinal, TextComparer.Ordinal)
{
    protected override ReadOnlyMemory<char> Keep(ReadOnlyMemory<char> value) => value.ToString().AsMemory();

    protected override bool IsMissing(ReadOnlyMemory<char> value) => value.IsEmpty;

    protected override int InnerIndex(ReadOnlyMemory<char> term) => throw Fault.State("Texts are no keys.");

    protected override void Write(ModelWriter writer) => writer.Write([.. Terms.Select(term => term.ToString())]);

    protected override void Read(ModelReader reader)
    {
        foreach (string term in reader.ReadStrings())
        {
            if (string.IsNullOrEmpty(term) || !Add(term.AsMemory()))
                throw reader.Damaged("an empty or repeated term");
        }
    }
}
