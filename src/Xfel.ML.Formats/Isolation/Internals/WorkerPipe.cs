using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// One end of the line between the two processes. A message is a mark, a kind, a number, and, where the kind has a body, as many bytes as the
/// number says. One thread may send while another receives.
/// </summary>
internal sealed class WorkerPipe(Stream input, Stream output)
{
    private const int Mark = 0x31_4C_4D_58, HeaderNumbers = 3, FirstBytes = 1 << 16;

    private readonly int[] _sent = new int[HeaderNumbers];
    private readonly int[] _received = new int[HeaderNumbers];

    /// <summary>Sends a message without a body.</summary>
    public void Send(WorkerMessage kind, int number)
    {
        (_sent[0], _sent[1], _sent[2]) = (Mark, (int)kind, number);
        output.Write(MemoryMarshal.AsBytes<int>(_sent));
        output.Flush();
    }

    /// <summary>Sends a message with a body.</summary>
    public void Send(WorkerMessage kind, ReadOnlySpan<byte> body)
    {
        Send(kind, body.Length);
        output.Write(body);
        output.Flush();
    }

    /// <summary>Waits for a message.</summary>
    /// <returns>Its kind and number; no kind where the other end has closed the line.</returns>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public (WorkerMessage? Kind, int Number) Receive()
    {
        Span<byte> header = MemoryMarshal.AsBytes(_received.AsSpan());
        int length = input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (length == 0)
            return default;
        if (length < header.Length || _received[0] != Mark)
            throw new InvalidDataException($"{length} bytes that are no message");
        return ((WorkerMessage)_received[1], _received[2]);
    }

    /// <summary>Receives a body of known length.</summary>
    public void Read(Span<byte> destination) => input.ReadExactly(destination);

    /// <summary>Receives a body. Room is made for bytes that have come, not for bytes that are promised.</summary>
    /// <param name="length">The length in the message.</param>
    /// <param name="most">The most that makes sense.</param>
    /// <exception cref="InvalidDataException">The length makes no sense.</exception>
    public byte[] ReadBody(int length, int most)
    {
        if (length < 0 || length > most)
            throw new InvalidDataException(FormattableString.Invariant($"a message of {length} bytes where at most {most} make sense"));
        var bytes = new byte[Math.Min(length, FirstBytes)];
        for (int filled = 0; ; Array.Resize(ref bytes, (int)Math.Min(length, 2L * filled)))
        {
            input.ReadExactly(bytes.AsSpan(filled));
            filled = bytes.Length;
            if (filled == length)
                return bytes;
        }
    }
}
