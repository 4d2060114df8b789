using System.Collections;

namespace MLNet.Offline.Tests;

/// <summary>Rows that count how often, and how far, they are enumerated.</summary>
internal sealed class CountedRows<T>(IReadOnlyList<T> rows) : IEnumerable<T>
{
    public int Passes { get; private set; }

    public int RowsRead { get; private set; }

    public IEnumerator<T> GetEnumerator()
    {
        Passes++;
        foreach (T row in rows)
        {
            RowsRead++;
            yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
