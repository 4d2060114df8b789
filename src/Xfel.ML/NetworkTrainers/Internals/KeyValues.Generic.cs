using Microsoft.ML.Data;
using Microsoft.ML;

namespace Xfel.ML.Internals;

/// <summary>Key values of one type.</summary>
/// <param name="item">The type.</param>
/// <param name="values">The values, in the order of their keys.</param>
/// <param name="format">A value in words.</param>
/// <param name="parse">The value of its words.</param>
internal sealed class KeyValues<T>(PrimitiveDataViewType item, T[] values, Func<T, string> format, Func<string, T> parse) : KeyValues
{
    public override PrimitiveDataViewType Item => item;

    public override IReadOnlyList<string> Names { get; } = Array.ConvertAll(values, value => format(value));

    public override void Annotate(SchemaDefinition.Column column, string kind) => column.AddAnnotation(kind, values, new VectorDataViewType(item, values.Length));

    private protected override KeyValues Read(DataViewSchema.Column column)
    {
        VBuffer<T> found = default;
        column.Annotations.GetValue(Kind, ref found);
        return new KeyValues<T>(item, [.. found.DenseValues()], format, parse);
    }

    private protected override KeyValues Parse(IReadOnlyList<string> names) => new KeyValues<T>(item, [.. names.Select(parse)], format, parse);
}
