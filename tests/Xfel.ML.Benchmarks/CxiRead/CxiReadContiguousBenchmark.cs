namespace Xfel.ML.Benchmarks;

/// <summary>The same frames in one piece.</summary>
internal sealed class CxiReadContiguousBenchmark : CxiReadBenchmark
{
    public override string Name => "cxi-read-contiguous";

    public override string Describe() => $"a full pass over {CxiReadFile.Frames} simulated frames of 128 x 128, float32, contiguous";

    protected override string File() => CxiReadFile.Contiguous();
}
