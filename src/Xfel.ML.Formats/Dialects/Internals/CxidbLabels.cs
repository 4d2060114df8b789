namespace Xfel.ML.Formats.Internals;

/// <summary>The labels of CXIDB-94: eleven values of 0 and 1 in <c>note_1/data</c> of each entry.</summary>
internal static class CxidbLabels
{
    /// <summary>What the values stand for, in their order.</summary>
    private static readonly string[] Names =
        ["Spherical/Oblate", "Round", "Elliptical", "Prolate", "Streak", "Bent", "Asymmetric", "NewtonRings", "DoubleRings", "Layered", "Empty"];

    /// <summary>Reads the labels; null where no entry has any.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entries">The entries, one a frame.</param>
    /// <param name="unlabelled">Receives the frames without labels, and why; they must not count as examples of "none of them".</param>
    public static FrameLabels? Read(Hdf5File file, string[] entries, out Dictionary<int, string> unlabelled)
    {
        unlabelled = [];
        if (!entries.Any(entry => file.KindOf($"{entry}/note_1/data") == Hdf5Kind.DataSet))
            return null;
        var indicators = new bool[entries.Length][];
        for (int i = 0; i < entries.Length; i++)
        {
            double[] values = file.Numbers($"{entries[i]}/note_1/data");
            bool known = values.Length == Names.Length && values.All(value => value is 0 or 1);
            indicators[i] = known ? Array.ConvertAll(values, value => value == 1) : new bool[Names.Length];
            if (!known)
                unlabelled[i] = $"{entries[i]}/note_1/data does not hold {Names.Length} labels of 0 or 1";
        }

        return unlabelled.Count == entries.Length ? null : new FrameLabels { Values = [], ClassNames = Names, Indicators = indicators };
    }
}
