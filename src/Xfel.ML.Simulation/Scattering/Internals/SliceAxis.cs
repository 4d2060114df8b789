namespace Xfel.ML.Simulation;

/// <summary>One lateral axis of the slices and of their Fourier transforms.</summary>
/// <param name="Cells">Number of cells across the particle: even, their middle at 0.</param>
/// <param name="Step">A cell's length in metres.</param>
/// <param name="Waves">The transform is taken at -Waves to Waves times <paramref name="WaveStep"/>.</param>
/// <param name="WaveStep">In 1/m.</param>
internal readonly record struct SliceAxis(int Cells, double Step, int Waves, double WaveStep)
{
    /// <summary>The last wave that a pixel's interpolation needs lies this many steps beyond the pixel's own place.</summary>
    private const int Margin = BandLimitedTaps.Count / 2;

    /// <param name="halfExtent">Half the length of the matter.</param>
    /// <param name="greatest">The greatest component of a scattering vector along the axis.</param>
    /// <param name="waveStep">In 1/m.</param>
    public static SliceAxis Create(double halfExtent, double greatest, double waveStep)
    {
        int waves = (int)Math.Ceiling(greatest / waveStep) + Margin;
        double step = Math.PI / (KaiserBesselWindow.Oversampling * waves * waveStep);
        return new SliceAxis(2 * (int)Math.Ceiling(halfExtent / step + 0.5 * KaiserBesselWindow.Width + 1), step, waves, waveStep);
    }

    /// <summary>A place, counted in cells from the first one.</summary>
    public double CellOf(double place) => place / Step + 0.5 * (Cells - 1);

    /// <summary>What the transform at a wave must be multiplied by, for the window to leave no trace.</summary>
    public double Correction(int wave) => 1 / KaiserBesselWindow.Transform(wave * WaveStep * Step / (2 * Math.PI));
}
