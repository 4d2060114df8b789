namespace Xfel.ML.Simulation;

/// <summary>Cosines and sines of wave x place along one axis, one row a wave from 0 on, one column a cell of the upper half. Rows are padded with zeros to a multiple of <see cref="DenseSum.Rows"/>.</summary>
internal sealed class WaveTable
{
    private SliceAxis _axis;

    public float[] Cosines { get; private set; } = [];

    public float[] Sines { get; private set; } = [];

    public static int RowsOf(in SliceAxis axis) => (axis.Waves + DenseSum.Rows) / DenseSum.Rows * DenseSum.Rows;

    public void Use(in SliceAxis axis)
    {
        if (axis == _axis)
            return;
        _axis = axis;
        int half = axis.Cells / 2, count = RowsOf(axis) * half;
        if (Cosines.Length < count)
        {
            Cosines = new float[count];
            Sines = new float[count];
        }

        Array.Clear(Cosines);
        Array.Clear(Sines);
        double angle = axis.WaveStep * axis.Step;
        for (int wave = 0; wave <= axis.Waves; wave++)
        {
            for (int cell = 0; cell < half; cell++)
            {
                (double sin, double cos) = Math.SinCos(angle * wave * (cell + 0.5));
                Cosines[wave * half + cell] = (float)cos;
                Sines[wave * half + cell] = (float)sin;
            }
        }
    }
}
