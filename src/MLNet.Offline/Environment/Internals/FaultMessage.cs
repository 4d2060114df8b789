using System.Runtime.CompilerServices;

namespace Microsoft.ML.Internals;

/// <summary>An interpolated message that is formatted only where the check that it belongs to fails.</summary>
[InterpolatedStringHandler]
internal ref struct FaultMessage
{
    private DefaultInterpolatedStringHandler _text;

    public FaultMessage(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        if (isNeeded)
            _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override string ToString() => _text.ToStringAndClear();
}
