namespace Xfel.ML.Benchmarks;

/// <summary>The same photon counts as detectors store them: whole numbers, shuffled before they are packed.</summary>
internal sealed class CxiReadUInt16Benchmark : CxiReadBenchmark
{
    public override string Name => "cxi-read-uint16";

    public override string Describe() => $"a full pass over {CxiReadFile.Frames} simulated frames of 128 x 128, uint16, shuffle and deflate, a chunk a frame";

    protected override string File() => CxiReadFile.UInt16();
}
