using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Replaces values by keys: numbers from 1, 0 for values that were not seen.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>yes</description></item>
/// <item><term>Input column type</term><description>scalar or vector of numbers, booleans, text, times or keys</description></item>
/// <item><term>Output column type</term><description>scalar or vector of UInt32 keys, with the values as key values</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    internal const int DefaultMaximumNumberOfKeys = 1000000;

    private readonly ColumnPair[] _pairs;
    private readonly int _maximumNumberOfKeys;
    private readonly KeyOrdinality _ordinality;
    private readonly bool _textValues;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(ColumnPair[] pairs, int maximumNumberOfKeys, KeyOrdinality ordinality, bool textValues, IDataView keyData)
    {
        Check.NonEmpty(pairs, "columns");
        foreach (ColumnPair pair in pairs)
            Check.Param(!string.IsNullOrWhiteSpace(pair.Output), "outputColumnName", "outputColumnName cannot be null or white space");
        Check.Param(keyData is null || keyData.Schema.Count == 1, nameof(keyData), $"If specified, this data view should contain only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        _pairs = pairs;
        _maximumNumberOfKeys = maximumNumberOfKeys;
        _ordinality = ordinality;
        _textValues = textValues;
        _keyData = keyData;
    }

    /// <summary>The order of the keys.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>As they are first met.</summary>
        ByOccurrence = 0,

        /// <summary>Ascending by value; text by character code.</summary>
        ByValue = 1,
    }

    /// <summary>Collects the values.</summary>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        ColumnPair.CheckDistinct(_pairs, "columns");
        Vocabulary[] vocabularies = Array.ConvertAll(_pairs, pair => Vocabulary.Create((PrimitiveDataViewType)pair.FindInput(input.Schema).Type.ItemType()));
        if (_keyData is not null)
        {
            foreach (Vocabulary vocabulary in vocabularies)
                CheckKeyData(vocabulary);
            Learn(_keyData, vocabularies, _ => _keyData.Schema[0], int.MaxValue);
        }
        else
        {
            Check.Param(_maximumNumberOfKeys > 0, "MaxNumTerms", "Must be positive");
            Learn(input, vocabularies, i => _pairs[i].FindInput(input.Schema), _maximumNumberOfKeys);
        }

        if (_ordinality == KeyOrdinality.ByValue)
            Array.ForEach(vocabularies, v => v.Sort());
        return new ValueToKeyMappingTransformer(_pairs, vocabularies, _textValues);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(_pairs.Select(pair =>
        {
            SchemaShape.Column source = pair.FindInput(inputSchema);
            SchemaShape.Column values = source.IsKey && source.Annotations.Find(AnnotationKinds.KeyValues) is { Kind: SchemaShape.Column.VectorKind.Vector } inner
                ? inner
                : new SchemaShape.Column(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector, _textValues ? TextDataViewType.Instance : source.ItemType, source.IsKey && !_textValues);
            SchemaShape.Column[] annotations = source.Annotations.Find(AnnotationKinds.SlotNames) is SchemaShape.Column slots ? [slots, values] : [values];
            return new SchemaShape.Column(pair.Output, source.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        }));
    }

    private static void Learn(IDataView data, Vocabulary[] vocabularies, Func<int, DataViewSchema.Column> column, int limit)
    {
        DataViewSchema.Column[] columns = [.. vocabularies.Select((_, i) => column(i))];
        using DataViewRowCursor cursor = data.GetRowCursor(columns.DistinctBy(c => c.Index));
        var learners = vocabularies.Select((v, i) => v.Learner(cursor, columns[i], limit)).ToList();
        while (learners.Count > 0 && cursor.MoveNext())
            learners.RemoveAll(learn => !learn());
    }

    private void CheckKeyData(Vocabulary vocabulary)
    {
        DataViewType found = _keyData.Schema[0].Type;
        Check.Param(found.Equals(vocabulary.ItemType), "keyData", $"Input data's column must be of type '{vocabulary.ItemType}' but was '{found}'");
    }
}
