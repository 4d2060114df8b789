using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Simulation;

/// <summary>A sequence of random numbers that depends on (seed, purpose, id) alone.</summary>
internal struct RandomStream(int seed, RandomPurpose purpose, long id)
{
    private uint _block;
    private uint _spare0, _spare1;
    private bool _hasSpare;

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextUniform()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return ToUniform(_spare0, _spare1);
        }

        (uint x0, uint x1, _spare0, _spare1) = Philox.Generate(_block++, 0, (uint)id, (uint)(id >> 32), (uint)seed, (uint)purpose);
        _hasSpare = true;
        return ToUniform(x0, x1);
    }

    public double NextUniform(double from, double to) => from + (to - from) * NextUniform();

    public double NextLogUniform(double from, double to) => Math.Exp(NextUniform(Math.Log(from), Math.Log(to)));

    /// <summary>Uniform on 0 to count - 1; count is small, so that the bias of 2^-53 count does not matter.</summary>
    public int NextIndex(int count) => (int)(NextUniform() * count);

    public Orientation NextOrientation() => Orientation.FromUniforms(NextUniform(), NextUniform(), NextUniform());

    /// <summary>Uniform on the unit sphere.</summary>
    public Vector3D NextDirection()
    {
        double z = NextUniform(-1, 1), r = Math.Sqrt(1 - z * z);
        (double sin, double cos) = Math.SinCos(2 * Math.PI * NextUniform());
        return new Vector3D(r * cos, r * sin, z);
    }

    /// <summary>Of mean 0 and variance 1, by Box and Muller's transform; two uniform numbers each.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>Of the gamma distribution of this shape and scale 1. G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM Trans. Math. Softw. 26 (2000) 363.</summary>
    public double NextGamma(double shape)
    {
        if (shape < 1)
            return NextGamma(shape + 1) * Math.Pow(1 - NextUniform(), 1 / shape);
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NextNormal(), v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.Log(1 - NextUniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }

    private static double ToUniform(uint high, uint low) => (((ulong)high << 32 | low) >> 11) * (1.0 / (1UL << 53));
}
