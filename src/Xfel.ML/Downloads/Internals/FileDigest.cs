using System.Buffers;
using System.Security.Cryptography;

namespace Xfel.ML.Internals;

/// <summary>Length and SHA-256 of a file.</summary>
internal readonly record struct FileDigest(long Size, string Sha256)
{
    private const int BlockSize = 1 << 20;

    /// <summary>Reads a stream from its beginning to its end.</summary>
    public static async Task<FileDigest> OfAsync(Stream stream, string stage, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        stream.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            long done = 0;
            for (int read; (read = await stream.ReadAsync(block, cancellation).ConfigureAwait(false)) > 0;)
            {
                hash.AppendData(block, 0, read);
                done += read;
                progress?.Report(new WorkProgress(stage, done, stream.Length));
            }

            return new FileDigest(done, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
