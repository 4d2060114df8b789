using System.Text;

namespace Microsoft.ML.Data;

/// <summary>The text of <see cref="ConfusionMatrix.GetFormattedConfusionTable"/>, in ML.NET's layout.</summary>
internal static class ConfusionTable
{
    public static string Format(ConfusionMatrix matrix)
    {
        IReadOnlyList<string> names = matrix.ClassNames;
        int classes = matrix.NumberOfClasses;
        int cell = classes == 2 ? 8 : 5;
        int longest = names.Max(name => name.Length);

        // Names that do not fit the column heads are replaced by numbers there; the row heads then say which number is which name.
        bool numbered = longest > cell;
        int digits = (classes - 1).ToString().Length;
        int head = Math.Max("PREDICTED".Length, numbered ? longest + digits + 2 : longest);
        string rule = string.Concat(Enumerable.Repeat(classes > 2 ? "========" : "===========", classes));

        var text = new StringBuilder();
        if (classes == 2 && matrix.IsBinary)
            text.Append(Ratio(matrix));
        text.AppendLine();
        text.AppendLine("Confusion table");
        text.Append(Head("")).AppendLine(rule);
        text.Append(Head("PREDICTED"));
        for (int i = 0; i < classes; i++)
            text.Append(' ').Append((numbered ? i.ToString() : names[i]).PadLeft(cell)).Append(" |");
        text.AppendLine(" Recall");
        text.Append(Head("TRUTH")).AppendLine(rule);
        for (int i = 0; i < classes; i++)
        {
            text.Append(numbered ? $"{i.ToString().PadLeft(digits)}. {names[i].PadLeft(head - digits - 2)}" : names[i].PadLeft(head)).Append(" ||");
            foreach (double count in matrix.Counts[i])
                text.Append(' ').Append($"{count:N0}".PadLeft(cell)).Append(" |");
            text.AppendLine($" {matrix.PerClassRecall[i],5:F4}");
        }

        text.Append(Head("")).AppendLine(rule);
        text.Append(Head("Precision"));
        foreach (double precision in matrix.PerClassPrecision)
            text.Append($"{precision:N4}".PadLeft(cell + 1)).Append(" |");
        return text.AppendLine().ToString();

        string Head(string title) => title.PadRight(head) + " ||";
    }

    private static string Ratio(ConfusionMatrix matrix)
    {
        double positives = matrix.Counts[0][0] + matrix.Counts[0][1];
        double negatives = matrix.Counts[1][0] + matrix.Counts[1][1];
        return $"TEST {matrix.ClassNames[0].ToUpper()} RATIO:\t{positives / (positives + negatives):N4} ({positives:F1}/({positives:F1}+{negatives:F1}))";
    }
}
