namespace Xfel.ML;

/// <summary>A piece of a report, without a word on how it is drawn: text, numbers, a table, a confusion matrix, bars, curves or pictures.</summary>
public abstract record ReportItem
{
    private protected ReportItem()
    {
    }
}
