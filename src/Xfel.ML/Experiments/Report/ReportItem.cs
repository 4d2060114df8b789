namespace Xfel.ML;

/// <summary>A piece of a report, without a word on how it is drawn: text, numbers, a table, bars, curves or pictures.</summary>
public abstract record ReportItem
{
    private protected ReportItem()
    {
    }
}
