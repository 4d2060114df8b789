namespace Xfel.ML.Networks.Internals;

/// <summary>A band of rows of one group of output blocks, and where its inputs lie. Steps are in floats; pixels of the input lie 16 floats apart.</summary>
internal unsafe struct TileBand
{
    /// <summary>The input pixel from which the segments of the first output pixel are counted.</summary>
    public float* Input;

    /// <summary>Floats between the inputs of two output rows.</summary>
    public nint InputRowStep;

    /// <summary>Weights of the group's first output block, <c>[segment][16][16]</c>.</summary>
    public float* Weights;

    public nint WeightBlockStride;

    /// <summary>Output blocks of the group.</summary>
    public int Blocks;

    public int Rows;
    public int Columns;
    public float* Output;
    public nint OutputRowStep;
    public nint OutputPixelStep;
    public nint OutputBlockStride;

    /// <summary>16 floats per block of the group; null for none.</summary>
    public float* Bias;

    /// <summary>What is added, with the steps of the output; may be the output; null for none.</summary>
    public float* Addend;

    public float Slope;
}
