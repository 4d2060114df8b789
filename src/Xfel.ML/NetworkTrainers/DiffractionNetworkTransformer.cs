using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>
/// A trained diffraction network in a pipeline: reads one column of prepared frames, writes <c>Score</c>, <c>PredictedLabel</c> and what else ML.NET's evaluators of its task look for. It works row by row
/// and keeps the order of rows; a cursor scores in batches, with the bits of scoring row by row. Immutable; safe to share between threads. It is saved with <c>ModelBundle.Save</c>, since ML.NET cannot
/// save transformers of other libraries.
/// </summary>
public abstract class DiffractionNetworkTransformer : ITransformer, IBundleStage
{
    private readonly ScoreNetworkTransformer _scores;

    private protected DiffractionNetworkTransformer(string featureColumnName, NetworkModel model, NetworkScoreOptions scoring, IReadOnlyList<string> classNames, DiffractionNetworkTraining? training, bool readsOutputs = false)
        : this(new ScoreNetworkTransformer(new ColumnPair(ScoreColumns.Score, featureColumnName), model, scoring, classNames, readsOutputs), classNames, training)
    {
    }

    private protected DiffractionNetworkTransformer(DiffractionNetworkTransformer other)
        : this(other._scores, other.ClassNames, other.Training)
    {
    }

    private DiffractionNetworkTransformer(ScoreNetworkTransformer scores, IReadOnlyList<string> classNames, DiffractionNetworkTraining? training)
    {
        _scores = scores;
        ClassNames = classNames;
        Training = training;
    }

    /// <summary>The network with its weights.</summary>
    public NetworkModel Model => _scores.Model;

    /// <summary>The names of the classes, or of the labels, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The column of frames that is read.</summary>
    public string FeatureColumnName => _scores.InputColumnName;

    /// <summary>How training went; null for a model from a bundle.</summary>
    public DiffractionNetworkTraining? Training { get; }

    /// <summary>Always true.</summary>
    public bool IsRowToRowMapper => true;

    string IBundleStage.Kind => Kind;

    private protected abstract string Kind { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The column of frames is missing, or not one of frames of the network's input size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Chain(inputSchema).GetOutputSchema(inputSchema);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The column of frames is missing, or not one of frames of the network's input size.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Chain(input.Schema).Transform(input);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The column of frames is missing, or not one of frames of the network's input size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)Chain(inputSchema)).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => FrameTransformer.ThrowNotSavable(GetType().Name);

    void IBundleStage.Save(StageWriter writer) => Save(writer, NetworkParts.Write(writer, _scores));

    /// <summary>The stage that makes the columns of the network's vector, which the schema has.</summary>
    private protected abstract ITransformer Decide(DataViewSchema scored, uint setId);

    private protected abstract void Save(StageWriter writer, NetworkStage network);

    private TransformerChain<ITransformer> Chain(DataViewSchema inputSchema) =>
        new(_scores, Decide(_scores.GetOutputSchema(inputSchema), ScoreColumns.NextSetId(inputSchema)));
}
