using System.Collections;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Transformers in a row.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>, IDisposable, ISavableTransformer
    where TLastTransformer : class, ITransformer
{
    /// <summary>The last transformer; null in an empty chain.</summary>
    public readonly TLastTransformer LastTransformer;

    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;
    private bool _disposed;

    /// <summary>A chain of transformers, each with the uses that it takes part in.</summary>
    public TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
    {
        _transformers = [.. transformers ?? []];
        _scopes = [.. scopes ?? []];
        LastTransformer = _transformers.LastOrDefault() as TLastTransformer;
        Check.That(_transformers.Length == 0 || LastTransformer is not null, $"The last transformer of the chain is not a {typeof(TLastTransformer).Name}.");
        Check.That(_transformers.Length == _scopes.Length, "A chain needs one scope for each of its transformers.");
    }

    /// <summary>A chain of transformers that take part in everything.</summary>
    public TransformerChain(params ITransformer[] transformers)
        : this(transformers, transformers?.Select(_ => TransformerScope.Everything))
    {
    }

    bool ITransformer.IsRowToRowMapper => _transformers.All(t => t.IsRowToRowMapper);

    string ISavableTransformer.Kind => TransformerKinds.Chain;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetOutputSchema(inputSchema, TransformerScope.Scoring);

    /// <summary>The output schema of those transformers that take part in the given use.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema, TransformerScope scope)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return GetModelFor(scope).Aggregate(inputSchema, (schema, transformer) => transformer.GetOutputSchema(schema));
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => Transform(input, TransformerScope.Scoring);

    /// <summary>The output of those transformers that take part in the given use.</summary>
    public IDataView Transform(IDataView input, TransformerScope scope)
    {
        Check.Value(input, nameof(input));
        TransformerChain<ITransformer> chain = GetModelFor(scope);
        // What does not fit together fails before the first transformer is asked for a view.
        chain.GetOutputSchema(input.Schema);
        return chain.Aggregate(input, (data, transformer) => transformer.Transform(data));
    }

    /// <summary>The chain of those transformers that take part in the given use.</summary>
    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
    {
        var kept = _transformers.Zip(_scopes).Where(pair => (pair.Second & scopeFilter) != TransformerScope.None).ToArray();
        return new TransformerChain<ITransformer>(kept.Select(pair => pair.First), kept.Select(pair => pair.Second));
    }

    /// <summary>This chain with one more transformer.</summary>
    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer
    {
        Check.Value(transformer, nameof(transformer));
        return new TransformerChain<TNewLast>([.. _transformers, transformer], [.. _scopes, scope]);
    }

    /// <summary>The transformers in order.</summary>
    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        Check.That(((ITransformer)this).IsRowToRowMapper, "This chain has no row mapper: one of its transformers does not map row to row.");
        var mappers = new IRowToRowMapper[_transformers.Length];
        DataViewSchema schema = inputSchema;
        for (int i = 0; i < mappers.Length; i++)
        {
            mappers[i] = _transformers[i].GetRowToRowMapper(schema);
            schema = mappers[i].OutputSchema;
        }

        return new CompositeRowMapper(inputSchema, mappers);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ctx.Save(this);

    void ISavableTransformer.Save(ModelWriter writer)
    {
        writer.Write(_transformers.Length);
        for (int i = 0; i < _transformers.Length; i++)
        {
            writer.Write((int)_scopes[i]);
            writer.Write(_transformers[i]);
        }
    }

    /// <summary>Disposes the transformers that hold something.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (ITransformer transformer in _transformers)
            (transformer as IDisposable)?.Dispose();
    }
}
