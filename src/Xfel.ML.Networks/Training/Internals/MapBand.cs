namespace Xfel.ML.Networks.Internals;

/// <summary>Rows of one block of 16 channels of one frame: the work item of the passes over a map.</summary>
internal readonly record struct MapBand(int Frame, int Block, int Row, int Rows)
{
    public int EndRow => Row + Rows;
}
