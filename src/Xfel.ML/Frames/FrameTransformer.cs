using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// A fitted, immutable transformer that reads one column of frames and writes one column of Single vectors. It works row by row, keeps the
/// order of rows, passes every other column on, and works in <see cref="PredictionEngine{TSrc, TDst}"/>. It is saved with
/// <c>ModelBundle.Save</c>, since ML.NET cannot save transformers of other libraries.
/// </summary>
public abstract class FrameTransformer : ITransformer, IBundleStage
{
    private readonly ColumnPair _columns;

    private protected FrameTransformer(ColumnPair columns) => _columns = columns;

    /// <summary>The column that is written. A column of the same name in the input is hidden by it.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of frames that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>Always true.</summary>
    public bool IsRowToRowMapper => true;

    string IBundleStage.Kind => Kind;

    /// <summary>How many frames a cursor maps at once.</summary>
    internal virtual int BatchSize => 1;

    /// <summary>Whether the values of a row are kept until the next one, because several getters of one row would else compute them again.</summary>
    internal virtual bool KeepsRow => false;

    private protected abstract string Kind { get; }

    /// <summary>What the column that is written says of its slots; null for nothing.</summary>
    private protected virtual DataViewSchema.Annotations? OutputAnnotations => null;

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames that this transformer takes.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames that this transformer takes.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, this, Bind(input.Schema));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames that this transformer takes.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new FrameRowMapper(this, Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => ThrowNotSavable(GetType().Name);

    void IBundleStage.Save(StageWriter writer) => Save(writer);

    /// <summary>ML.NET has no way to save a transformer of another library.</summary>
    [DoesNotReturn]
    internal static void ThrowNotSavable(string transformer) => throw new InvalidOperationException(
        $"{transformer} cannot be saved by mlContext.Model.Save, which knows ML.NET's own transformers only: save the whole pipeline with ModelBundle.Save");

    /// <summary>A kernel for one cursor or row: it may keep scratch memory, and is called by one thread at a time.</summary>
    internal abstract FrameKernel CreateKernel(FrameSize size, long? rowCount);

    /// <summary>The size of the frames that are written for frames of this size, of a transformer that writes frames.</summary>
    internal FrameSize SizeOf(FrameSize input)
    {
        VectorDataViewType type = OutputType(input);
        return new FrameSize(type.Dimensions[0], type.Dimensions[1]);
    }

    /// <summary>The output's type for frames of this size, or a schema error.</summary>
    private protected abstract VectorDataViewType OutputType(FrameSize size);

    private protected abstract void Save(StageWriter writer);

    private protected FrameBinding Bind(DataViewSchema inputSchema)
    {
        DataViewSchema.Column input = FrameSchema.Require(inputSchema, InputColumnName);
        return new FrameBinding(inputSchema, input, OutputColumnName, OutputType(FrameSchema.SizeOf(input)), OutputAnnotations);
    }
}
