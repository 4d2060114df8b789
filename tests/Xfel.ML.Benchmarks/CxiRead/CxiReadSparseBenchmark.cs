namespace Xfel.ML.Benchmarks;

/// <summary>A file far larger than memory should be: what counts is the peak memory.</summary>
internal sealed class CxiReadSparseBenchmark : CxiReadBenchmark
{
    public override string Name => "cxi-read-sparse";

    public override string Describe() => "a full pass over 20 GB of frames of 128 x 128, float32, contiguous, in a sparse file";

    protected override string File() => CxiReadFile.Sparse();
}
