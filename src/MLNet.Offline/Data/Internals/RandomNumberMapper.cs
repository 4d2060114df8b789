using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Adds a column of random numbers that depend on the row's position only: every reading in the same order draws the same.</summary>
internal sealed class RandomNumberMapper(DataViewSchema input, string name, uint seed) : RowMapper(input)
{
    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; } = [new(name, NumberDataViewType.Single)];

    public override IEnumerable<int> Dependencies(int added) => [];

    protected override Delegate MakeGetter(DataViewRow input, int added)
    {
        var random = new TauswortheRandom(seed);
        long drawn = -1;
        float current = 0;
        return (ValueGetter<float>)((ref float value) =>
        {
            Check.That(input.Position >= 0, "Values cannot be fetched now: the cursor is before the first row or past the last one.");
            for (; drawn < input.Position; drawn++)
                current = random.NextSingle();
            value = current;
        });
    }
}
