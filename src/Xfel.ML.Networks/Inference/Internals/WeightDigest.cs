using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xfel.ML.Networks.Internals;

/// <summary>SHA-256 over the shapes and little-endian values of weights and biases in network order.</summary>
internal sealed class WeightDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void AppendShape(WeightedStep step) => _hash.AppendData(MemoryMarshal.AsBytes<int>([step.Outputs, step.Kernel.Channels, step.Kernel.Height, step.Kernel.Width]));

    public void Append(ReadOnlySpan<float> values) => _hash.AppendData(MemoryMarshal.AsBytes(values));

    /// <summary>The digest in hexadecimal.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
