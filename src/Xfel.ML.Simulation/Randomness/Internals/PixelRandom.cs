using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Simulation;

/// <summary>The further random numbers of one pixel of one frame.</summary>
internal struct PixelRandom(uint pixel, uint frameLow, uint frameHigh, uint key0, uint key1)
{
    private uint _block;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Uniform in (0, 1), never 0.</summary>
    public double NextUniform()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        // Block 0 is the words that all pixels share.
        (uint x0, uint x1, uint x2, uint x3) = Philox.Generate(pixel, ++_block, frameLow, frameHigh, key0, key1);
        _spare = ToUniform(x2, x3);
        _hasSpare = true;
        return ToUniform(x0, x1);
    }

    private static double ToUniform(uint high, uint low) => ((((ulong)high << 32 | low) >> 12) + 0.5) * (1.0 / (1UL << 52));
}
