using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Xfel.ML.Networks.Internals;

/// <summary>Transposes tiles of 16 x 16 weights: input lanes and output lanes change places.</summary>
internal static unsafe class BlockTranspose
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, float* target)
    {
        const int Side = BlockedShape.Lanes;
        for (int row = 0; row < Side; row += 4)
        {
            for (int column = 0; column < Side; column += 4)
                Transpose4(source + row * Side + column, target + column * Side + row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(float* source, float* target)
    {
        const int Side = BlockedShape.Lanes;
        if (Sse.IsSupported)
        {
            Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + Side), c = Vector128.Load(source + 2 * Side), d = Vector128.Load(source + 3 * Side);
            Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d), abHigh = Sse.UnpackHigh(a, b), cdHigh = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(target);
            Sse.MoveHighToLow(cd, ab).Store(target + Side);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(target + 2 * Side);
            Sse.MoveHighToLow(cdHigh, abHigh).Store(target + 3 * Side);
        }
        else
        {
            for (int i = 0; i < 4; i++)
                Vector128.Create(source[i], source[Side + i], source[2 * Side + i], source[3 * Side + i]).Store(target + i * Side);
        }
    }
}
