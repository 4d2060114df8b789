using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Xfel.ML.Internals;

/// <summary>SHA-256 over the frames that a model was trained on: index, label and pixels, in order. Counts them by label too.</summary>
internal sealed class TrainingDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lastIndex = -1;

    public int Positives { get; private set; }

    public int Negatives { get; private set; }

    public int Frames => Positives + Negatives;

    /// <summary>Adds a row. A second pass over the same frames adds nothing.</summary>
    public void Add(FrameRow row)
    {
        if (row.Index <= _lastIndex)
            return;
        _lastIndex = row.Index;
        _hash.AppendData(MemoryMarshal.AsBytes<long>([row.Index, row.Label ? 1 : 0]));
        _hash.AppendData(MemoryMarshal.AsBytes(row.Frame.AsSpan()));
        if (row.Label)
            Positives++;
        else
            Negatives++;
    }

    /// <summary>Adds a frame with the name of its class.</summary>
    public void Add(int index, string className, ReadOnlySpan<float> pixels)
    {
        _hash.AppendData(MemoryMarshal.AsBytes<long>([index]));
        _hash.AppendData(Encoding.UTF8.GetBytes(className));
        _hash.AppendData(MemoryMarshal.AsBytes(pixels));
    }

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
