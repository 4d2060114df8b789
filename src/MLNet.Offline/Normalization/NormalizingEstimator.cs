using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Scales numbers slot by slot.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>yes</description></item>
/// <item><term>Input column type</term><description>scalar or known-size vector of Single or Double</description></item>
/// <item><term>Output column type</term><description>that of the input</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly NormalizingColumn[] _columns;

    internal NormalizingEstimator(params NormalizingColumn[] columns)
    {
        foreach (NormalizingColumn column in columns)
            column.CheckOptions();
        _columns = columns;
    }

    /// <summary>Learns the scales.</summary>
    public NormalizingTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        DataViewSchema.Column[] sources = Array.ConvertAll(_columns, c => input.Schema.GetColumnOrNull(c.Input) ?? throw Fault.MissingColumn("data", "input", c.Input));
        foreach (DataViewSchema.Column source in sources)
            Check.Param(NormalizingTransformer.IsNormalizable(source.Type), "srcType", $"Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: {source.Type}.");

        using DataViewRowCursor cursor = input.GetRowCursor(sources.DistinctBy(c => c.Index));
        SlotLearner[] learners = [.. _columns.Select((column, i) => SlotLearner.Create(column, cursor, sources[i]))];
        while (cursor.MoveNext())
        {
            bool any = false;
            foreach (SlotLearner learner in learners)
                any |= learner.Learn();
            if (!any)
                break;
        }

        return new NormalizingTransformer(Array.ConvertAll(_columns, c => c.Pair), Array.ConvertAll(sources, s => s.Type), Array.ConvertAll(learners, l => l.Finish()));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column =>
        {
            SchemaShape.Column source = column.Pair.FindInput(inputSchema);
            if (source.Kind == SchemaShape.Column.VectorKind.VariableVector)
                throw Fault.WrongType(nameof(inputSchema), "input", column.Input, "known-size vector or scalar", source.TypeText());
            if (!source.ItemType.Equals(NumberDataViewType.Single) && !source.ItemType.Equals(NumberDataViewType.Double))
                throw Fault.WrongType(nameof(inputSchema), "input", column.Input, "vector or scalar of Single or Double", source.TypeText());
            SchemaShape.Column flag = AnnotationKinds.FlagShape(AnnotationKinds.IsNormalized);
            SchemaShape annotations = new(source.Annotations.Find(AnnotationKinds.SlotNames) is SchemaShape.Column slots ? [flag, slots] : [flag]);
            return new SchemaShape.Column(column.Output, source.Kind, source.ItemType, source.IsKey, annotations);
        }));
    }

    internal static class Defaults
    {
        public const long MaximumExampleCount = 1000000000;
        public const bool EnsureZeroUntouched = true;
        public const bool MeanVarCdf = false;
        public const bool LogMeanVarCdf = true;
    }

    /// <summary>Learns from one column while a cursor moves.</summary>
    private abstract class SlotLearner
    {
        public static SlotLearner Create(NormalizingColumn options, DataViewRow row, DataViewSchema.Column source)
            => source.Type.ItemType() == NumberDataViewType.Single ? new SlotLearner<float>(options, row, source) : new SlotLearner<double>(options, row, source);

        /// <summary>Takes the current row; false when no more are needed.</summary>
        public abstract bool Learn();

        public abstract NormalizingFunction Finish();
    }

    private sealed class SlotLearner<T> : SlotLearner
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly NormalizingColumn _options;
        private readonly SlotStatistics<T> _statistics;
        private readonly Func<ConcatenatedPart<T>> _read;
        private readonly int _size;
        private long _left;

        public SlotLearner(NormalizingColumn options, DataViewRow row, DataViewSchema.Column source)
        {
            _options = options;
            _size = source.Type.ValueCount();
            _left = options.MaximumExampleCount;
            _read = ConcatenatedPart<T>.Reader(row, source);
            _statistics = options.Mode == NormalizingMode.MinMax
                ? new MinMaxStatistics<T>(_size)
                : new MeanVarianceStatistics<T>(_size, options.Mode == NormalizingMode.LogMeanVariance);
        }

        public override bool Learn()
        {
            if (_left == 0)
                return false;
            _left--;
            _statistics.Add(_read().Vector, _size);
            return true;
        }

        public override NormalizingFunction Finish()
        {
            _statistics.Finish();
            return _statistics.MakeFunction(_options);
        }
    }
}
