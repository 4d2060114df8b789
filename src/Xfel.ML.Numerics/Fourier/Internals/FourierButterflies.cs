using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>The stages' inner loops: each runs over the columns of a tile and the sequences of a stage, which lie side by side and share their factors.</summary>
internal static class FourierButterflies
{
    public static void Run(FourierStage stage, in FourierTile tile)
    {
        switch (stage.Radix)
        {
            case 2:
                Run<Radix2>(stage, tile);
                break;
            case 3:
                Run<Radix3>(stage, tile);
                break;
            case 4:
                Run<Radix4>(stage, tile);
                break;
            default:
                Run<Radix5>(stage, tile);
                break;
        }
    }

    private static void Run<TRadix>(FourierStage stage, in FourierTile tile)
        where TRadix : struct, IRadix
    {
        nint run = (nint)stage.Stride * tile.Width, step = run * stage.Count;
        int factors = 2 * (stage.Radix - 1);
        ref float fromReal = ref MemoryMarshal.GetReference(tile.Real), fromImaginary = ref MemoryMarshal.GetReference(tile.Imaginary);
        ref float toReal = ref MemoryMarshal.GetReference(tile.NextReal), toImaginary = ref MemoryMarshal.GetReference(tile.NextImaginary);
        ref float twiddle = ref MemoryMarshal.GetArrayDataReference(stage.Twiddles);
        for (int p = 0; p < stage.Count; p++)
        {
            nint from = p * run, to = stage.Radix * from;
            var input = new ButterflyPort(ref Unsafe.Add(ref fromReal, from), ref Unsafe.Add(ref fromImaginary, from), step);
            var output = new ButterflyPort(ref Unsafe.Add(ref toReal, to), ref Unsafe.Add(ref toImaginary, to), run);
            ref float factor = ref Unsafe.Add(ref twiddle, p * factors);
            for (nint i = 0; i < run; i += Vector<float>.Count)
                TRadix.Butterfly(input, output, i, ref factor);
        }
    }
}
