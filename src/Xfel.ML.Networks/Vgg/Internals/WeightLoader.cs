using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xfel.ML.Networks.Internals;

/// <summary>Fills a plan from a source, a strip of rows at a time, and digests what it reads: SHA-256 over shapes and little-endian values in network order.</summary>
internal static class WeightLoader
{
    /// <summary>Rows read by the threads between two updates of the digest; bounds the memory beside the packed weights.</summary>
    private const int RowsPerStrip = 64;

    public static string Load(IReadOnlyList<PackedWeights> parameters, IWeightSource source)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int layer = 0; layer < parameters.Count; layer++)
        {
            PackedWeights weights = parameters[layer];
            int length = weights.Kernel.Length, index = layer;
            digest.AppendData(MemoryMarshal.AsBytes<int>([weights.Outputs, weights.Kernel.Channels, weights.Kernel.Height, weights.Kernel.Width]));
            var strip = new float[RowsPerStrip * length];
            for (int first = 0; first < weights.Outputs; first += RowsPerStrip)
            {
                int rows = Math.Min(RowsPerStrip, weights.Outputs - first), start = first;
                try
                {
                    Parallel.For(0, rows, row =>
                    {
                        Span<float> values = strip.AsSpan(row * length, length);
                        source.ReadRow(index, start + row, values);
                        weights.SetRow(start + row, values);
                    });
                }
                catch (AggregateException faults)
                {
                    ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
                }

                digest.AppendData(MemoryMarshal.AsBytes(strip.AsSpan(0, rows * length)));
            }

            Span<float> bias = weights.BiasValues();
            source.ReadBias(layer, bias);
            digest.AppendData(MemoryMarshal.AsBytes(bias));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
