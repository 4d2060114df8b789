namespace Xfel.ML.Simulation;

/// <summary>
/// F(q) = integral of density exp(-i q.r) over a body, at many q in single precision. The body is about one unit of length large, so that neither q nor F leaves the range
/// of single precision. Shared by all threads.
/// </summary>
internal interface IFormFactorKernel
{
    /// <summary>Whether F is real: the body equals its mirror image through the origin.</summary>
    bool IsReal { get; }

    /// <summary>F(m e) for each e = (x, y, z). All spans have one length, a multiple of the lane count.</summary>
    /// <param name="m">From e to q.</param>
    /// <param name="x">First components.</param>
    /// <param name="y">Second components.</param>
    /// <param name="z">Third components.</param>
    /// <param name="real">Receives the real parts.</param>
    /// <param name="imaginary">Receives the imaginary parts; not touched, and may be empty, where <see cref="IsReal"/>.</param>
    void Evaluate<T>(Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T>;
}
