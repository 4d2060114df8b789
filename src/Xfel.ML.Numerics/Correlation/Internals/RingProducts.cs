namespace Xfel.ML.Numerics.Internals;

/// <summary>The lower triangle and the diagonal of the matrix of products of rings, summed over the angles (Zimmermann 2019, Eq. 13).</summary>
internal static unsafe class RingProducts
{
    /// <param name="polar">Samples <c>[angle][ring]</c>, those of padding finite.</param>
    /// <param name="sums">Receives the sums; tiles that only touch the upper triangle stay 0.</param>
    /// <param name="radii">The number of rings.</param>
    /// <param name="runs">The angles.</param>
    /// <param name="layout">Strides and padding.</param>
    /// <param name="tile">The instruction set.</param>
    public static void Sum(float* polar, float* sums, int radii, AngleRuns runs, in CorrelationLayout layout, ProductTile tile)
    {
        nint stride = layout.Stride;
        new Span<float>(sums, layout.SumRows * layout.Stride).Clear();
        for (int run = 0; run < runs.Count; run++)
        {
            int angles = runs.Start(run + 1) - runs.Start(run);
            float* samples = polar + runs.Start(run) * stride;
            // The samples of a tile's columns stay in the first-level cache while all of its rows pass.
            for (int column = 0; column < radii; column += tile.Columns)
            {
                for (int row = column / tile.Rows * tile.Rows; row < radii; row += tile.Rows)
                    tile.AddProducts(samples + row, samples + column, stride, angles, sums + row * stride + column, stride);
            }
        }
    }
}
