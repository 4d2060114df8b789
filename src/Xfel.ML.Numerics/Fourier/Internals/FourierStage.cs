namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// One stage: of each of <paramref name="Stride"/> interleaved sequences of the length radix x <paramref name="Count"/>, element p + j Count for j below the radix are transformed together, multiplied by
/// exp(-2 pi i p k / (radix Count)) and go to the places radix p + k.
/// </summary>
/// <param name="Radix">2, 3, 4 or 5.</param>
/// <param name="Count">The number of butterflies in a sequence.</param>
/// <param name="Stride">The number of sequences.</param>
/// <param name="Twiddles">For each p, and each k from 1: real part, imaginary part.</param>
internal sealed record FourierStage(int Radix, int Count, int Stride, float[] Twiddles)
{
    public static FourierStage[] Plan(int length)
    {
        var stages = new List<FourierStage>();
        int stride = 1;
        while (length > 1)
        {
            int radix = length % 5 == 0 ? 5 : length % 3 == 0 ? 3 : length % 4 == 0 ? 4 : 2, count = length / radix;
            stages.Add(new FourierStage(radix, count, stride, TwiddlesOf(radix, length)));
            stride *= radix;
            length = count;
        }

        return [.. stages];
    }

    private static float[] TwiddlesOf(int radix, int length)
    {
        int count = length / radix;
        var twiddles = new float[2 * count * (radix - 1)];
        int next = 0;
        for (int p = 0; p < count; p++)
        {
            for (int k = 1; k < radix; k++)
            {
                // p k stays below the length, so that the quotient is good to a bit.
                (double sin, double cos) = Math.SinCos(-2 * Math.PI * ((double)p * k / length));
                twiddles[next++] = (float)cos;
                twiddles[next++] = (float)sin;
            }
        }

        return twiddles;
    }
}
