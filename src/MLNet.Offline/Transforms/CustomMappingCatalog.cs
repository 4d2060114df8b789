using Microsoft.ML.Data;
using Microsoft.ML.Internals;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms by a function of the caller's.</summary>
public static class CustomMappingCatalog
{
    /// <summary>
    /// Adds the columns of <typeparamref name="TDst"/>, filled row by row from those of <typeparamref name="TSrc"/>. With a contract name the transformer can be saved,
    /// and loaded where a <see cref="CustomMappingFactory{TSrc, TDst}"/> of that name is registered.
    /// </summary>
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(
        this TransformsCatalog catalog, Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new()
        => new(mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);

    /// <summary>The rows that a function accepts.</summary>
    public static IDataView FilterByCustomPredicate<TSrc>(this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> filterPredicate)
        where TSrc : class, new()
    {
        Check.Value(input, nameof(input));
        Check.Value(filterPredicate, nameof(filterPredicate));
        var writer = new RowWriter<TSrc>(input.Schema, ignoreMissingColumns: false, null);
        return new FilteredDataView(input, [.. writer.Columns.Select(c => c.Index)], row =>
        {
            Action<TSrc> fill = writer.MakeFiller(row);
            var source = new TSrc();
            return () =>
            {
                fill(source);
                // As in Microsoft.ML, the predicate tells which rows to drop.
                return !filterPredicate(source);
            };
        });
    }
}
