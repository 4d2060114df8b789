using System.Globalization;
using System.Text.RegularExpressions;

namespace Xfel.ML.Formats.Internals;

/// <summary>One module of a detector, as European XFEL's data acquisition and calibration name it.</summary>
/// <param name="Detector">The detector, such as <c>SPB_DET_AGIPD1M-1</c>.</param>
/// <param name="Module">The module's number, as the name has it.</param>
/// <param name="Name">The source, such as <c>SPB_DET_AGIPD1M-1/DET/3CH0:xtdf</c>.</param>
/// <param name="IsByCell">Whether an entry is a train with an axis of memory cells (Jungfrau); otherwise an entry is a frame.</param>
/// <param name="IsCalibrated">Whether the name says that the calibration wrote it.</param>
internal sealed partial record XfelSource(string Detector, int Module, string Name, bool IsByCell, bool IsCalibrated)
{
    /// <summary>The group of the images within the source.</summary>
    public string Group => IsByCell ? "data" : "image";

    /// <summary>The data set of the images.</summary>
    public string Data => $"{Images}/{(IsByCell ? "adc" : "data")}";

    /// <summary>The group of all that is stored an image.</summary>
    public string Images => $"/INSTRUMENT/{Name}/{Group}";

    /// <summary>The group that says which entries are a train's.</summary>
    public string Index => $"/INDEX/{Name}/{Group}";

    /// <summary>The data sets that tell the images of a train apart, the better one first.</summary>
    public IReadOnlyList<string> PulseIds => IsByCell ? [$"{Images}/memoryCell"] : [$"{Images}/pulseId", $"{Images}/cellId"];

    /// <summary>The data set of the memory cells.</summary>
    public string CellIds => IsByCell ? $"{Images}/memoryCell" : $"{Images}/cellId";

    /// <summary>The data set of the pixel masks.</summary>
    public string Mask => $"{Images}/mask";

    /// <summary>Reads a source's name; null for one that is no detector module.</summary>
    public static XfelSource? TryParse(string name)
    {
        if (Pattern().Match(name) is not { Success: true } match)
            return null;
        bool byCell = match.Groups["cells"].Success;
        string number = match.Groups[byCell ? "cells" : "module"].Value;
        return !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int module)
            ? null
            : new XfelSource(match.Groups["detector"].Value, module, name, byCell, match.Groups["kind"].Value == "CORR");
    }

    [GeneratedRegex(@"^(?<detector>[^/]+)/(?<kind>DET|CORR)/((?<module>\d{1,4})CH\d*:(xtdf|output)|(JNGFR|MODULE_|RECEIVER-)(?<cells>\d{1,4}):(daqOutput|output))$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
