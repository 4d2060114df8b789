using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Full wells. A pixel keeps what it can hold; the rest goes both ways along its line of charge transfer, filling the next pixels that have room, and is lost at the edge of the frame or
/// of a panel.
/// </summary>
internal sealed class Bleeding(FrameSize size)
{
    private readonly bool[] _overflows = new bool[Math.Max(size.Width, size.Height)];
    private readonly float[] _backwards = new float[Math.Max(size.Width, size.Height)];

    /// <param name="charges">By rows.</param>
    /// <param name="missing">Pixels that do not exist: charge ends there.</param>
    /// <param name="fullWell">What a pixel holds.</param>
    /// <param name="backward">Share of the excess that goes towards row 0, or column 0.</param>
    /// <param name="alongRows">Whether charge moves along rows; otherwise along columns.</param>
    public void Apply(Span<float> charges, ReadOnlySpan<bool> missing, float fullWell, float backward, bool alongRows)
    {
        _overflows.AsSpan().Clear();
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<float> row = charges.Slice(y * size.Width, size.Width);
            for (int x = 0; x < row.Length; x++)
                _overflows[alongRows ? y : x] |= row[x] > fullWell;
        }

        (int lineStep, int step, int length) = alongRows ? (size.Width, 1, size.Width) : (1, size.Width, size.Height);
        for (int line = 0; line < _overflows.Length; line++)
        {
            if (_overflows[line])
                Spread(charges[(line * lineStep)..], missing[(line * lineStep)..], step, length, fullWell, backward);
        }
    }

    private void Spread(Span<float> charges, ReadOnlySpan<bool> missing, int step, int length, float fullWell, float backward)
    {
        float carried = 0;
        for (int place = 0; place < length; place++)
        {
            int i = place * step;
            float excess = Math.Max(charges[i] - fullWell, 0);
            _backwards[place] = backward * excess;
            charges[i] -= excess;
            carried = missing[i] ? 0 : Fill(ref charges[i], carried + (excess - _backwards[place]), fullWell);
        }

        carried = 0;
        for (int place = length - 1; place >= 0; place--)
        {
            int i = place * step;
            carried = missing[i] ? 0 : Fill(ref charges[i], carried + _backwards[place], fullWell);
        }
    }

    /// <summary>What is left after the pixel took what it has room for.</summary>
    private static float Fill(ref float charge, float offered, float fullWell)
    {
        float room = fullWell - charge;
        if (offered < room)
        {
            charge += offered;
            return 0;
        }

        charge = fullWell;
        return offered - room;
    }
}
