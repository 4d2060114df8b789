using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Formats.Internals;

/// <summary>A whole file; it owns the handle.</summary>
internal sealed class FileReader(SafeFileHandle file) : DataReader
{
    public override long Length { get; } = RandomAccess.GetLength(file);

    /// <summary>Whether the file has become shorter since it was opened.</summary>
    public bool IsCutOff => RandomAccess.GetLength(file) < Length;

    public override int Read(long position, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            int read = RandomAccess.Read(file, destination[done..], position + done);
            if (read == 0)
                break;
            done += read;
        }

        return done;
    }

    public override void Dispose() => file.Dispose();
}
