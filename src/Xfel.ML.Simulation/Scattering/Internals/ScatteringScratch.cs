using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// One worker's row buffers and scattering directions. Rows are padded to a multiple of 16 pixels, the widest lane count.
/// </summary>
internal sealed class ScatteringScratch
{
    private DetectorGeometry? _geometry;

    public ScatteringScratch(FrameSize size)
    {
        Stride = (size.Width + 15) & ~15;
        int count = checked(Stride * size.Height);
        X = new float[count];
        Y = new float[count];
        Z = new float[count];
        FormFactor = new float[Stride];
        Quadrature = new float[Stride];
        Real = new float[Stride];
        Imaginary = new float[Stride];
    }

    public int Stride { get; }

    /// <summary>q / k of every pixel: k_out / k - k_in / k.</summary>
    public float[] X { get; }

    public float[] Y { get; }

    public float[] Z { get; }

    public float[] FormFactor { get; }

    /// <summary>Imaginary parts of a form factor.</summary>
    public float[] Quadrature { get; }

    public float[] Real { get; }

    public float[] Imaginary { get; }

    /// <summary>Fills the directions, unless they are those of this geometry already.</summary>
    public void UseGeometry<T>(DetectorGeometry geometry)
        where T : unmanaged, ILanes<T>
    {
        if (ReferenceEquals(geometry, _geometry))
            return;
        EwaldSphere.Directions<T>(geometry, Stride, X, Y, Z);
        _geometry = geometry;
    }
}
