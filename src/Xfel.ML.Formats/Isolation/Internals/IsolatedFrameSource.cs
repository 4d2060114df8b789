using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// The frames of a file that a worker process reads. One request is under way at a time; what the worker's end, silence or nonsense makes
/// impossible is an error that names the file, and the source is of no use afterwards.
/// </summary>
internal sealed class IsolatedFrameSource : IFrameSource
{
    private const int MostDescriptionBytes = 1 << 30, MostTextBytes = 1 << 16;

    private readonly WorkerProcess _worker;
    private readonly Lock _gate = new();
    private SourceDescription _file = null!;
    private string? _fault;
    private volatile bool _disposed;

    private IsolatedFrameSource(WorkerProcess worker)
    {
        _worker = worker;
    }

    public string Path => _file.Path;

    public string DataSet => _file.DataSet;

    public string Format => _file.Format;

    public string ElementType => _file.ElementType;

    public int Count => _file.Count;

    public FrameSize Size => _file.Size;

    public FrameLabels? Labels => _file.Labels;

    public FrameFileFacts Facts => _file.Facts;

    public FrameIds? Ids => _file.Ids;

    public bool HasMask => _file.HasMask;

    /// <summary>The number of the worker's process.</summary>
    public int WorkerId => _worker.Id;

    /// <exception cref="FrameFileException">The worker cannot be started, does not answer, or refuses the file.</exception>
    public static IsolatedFrameSource Open(string path, string? dataSet, FrameWorker worker)
    {
        IsolatedFrameSource source;
        try
        {
            source = new IsolatedFrameSource(WorkerProcess.Start(worker));
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new FrameFileException(path, dataSet, $"a worker process that cannot be started ({exception.Message})", $"the program {worker.Program}", "check its path and permissions", exception);
        }

        try
        {
            source.Open(path, dataSet);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        return Ask(WorkerMessage.Frame, index, MemoryMarshal.AsBytes(destination));
    }

    public string? TryReadMask(int index, Span<bool> good)
    {
        FrameSourceText.CheckArguments(this, index, good.Length);
        if (!HasMask)
        {
            good.Fill(true);
            return null;
        }

        Span<byte> bytes = MemoryMarshal.AsBytes(good);
        string? reason = Ask(WorkerMessage.Mask, index, bytes);

        // A Boolean of another value than 0 and 1 is neither true nor false.
        foreach (ref byte value in bytes)
            value = Math.Min(value, (byte)1);
        return reason;
    }

    public string Describe() => _file.Text;

    public void Dispose()
    {
        _disposed = true;

        // First, and without the gate: a thread that waits for an answer holds it until the worker has ended.
        _worker.Kill();
        lock (_gate)
            _worker.Dispose();
    }

    private void Open(string path, string? dataSet)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        WireValues.WriteTexts(writer, dataSet is null ? [path] : [path, dataSet]);
        _worker.Expect();
        try
        {
            _worker.Pipe.Send(WorkerMessage.Open, stream.ToArray());
            (WorkerMessage kind, int length) = Receive();
            if (kind != WorkerMessage.Opened)
                throw new InvalidDataException($"a message of kind {kind}");
            _file = SourceDescription.FromBytes(_worker.Pipe.ReadBody(length, MostDescriptionBytes));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw Fault(path, dataSet, $"{Explain(exception)} while it opened the file", exception);
        }
        finally
        {
            _worker.Rest();
        }
    }

    private string? Ask(WorkerMessage request, int index, Span<byte> destination)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_fault is not null)
                throw Fault(Path, DataSet, _fault);
            _worker.Expect();
            try
            {
                _worker.Pipe.Send(request, index);
                (WorkerMessage kind, int length) = Receive();
                if (kind == WorkerMessage.Bad)
                    return Encoding.UTF8.GetString(_worker.Pipe.ReadBody(length, MostTextBytes));
                if (kind != WorkerMessage.Pixels || length != destination.Length)
                    throw new InvalidDataException($"a message of kind {kind} with {length} bytes");
                _worker.Pipe.Read(destination);
                return null;
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                _fault = $"{Explain(exception)} while it read {(request == WorkerMessage.Frame ? "" : "the mask of ")}frame {index}";
                throw Fault(Path, DataSet, _fault, exception);
            }
            finally
            {
                _worker.Rest();
            }
        }
    }

    /// <summary>Receives an answer; a refusal is thrown with the worker's own words.</summary>
    private (WorkerMessage Kind, int Length) Receive()
    {
        (WorkerMessage? kind, int length) = _worker.Pipe.Receive();
        if (kind is null)
            throw new EndOfStreamException("the worker process has closed its output");
        if (kind != WorkerMessage.Refused)
            return (kind.Value, length);
        using var stream = new MemoryStream(_worker.Pipe.ReadBody(length, MostTextBytes));
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        throw WireValues.ReadTexts(reader) is [var path, var message, .. var rest]
            ? FrameFileException.Of(path, rest.FirstOrDefault(), message)
            : new InvalidDataException("a refusal without a message");
    }

    private string Explain(Exception exception) => _worker.Explain(exception is InvalidDataException ? exception.Message : null);

    private static FrameFileException Fault(string path, string? dataSet, string found, Exception? exception = null) => new(
        path, string.IsNullOrEmpty(dataSet) ? null : dataSet, found, "a file that can be read", "it is most likely damaged: copy it again, look at it with h5dump, or leave it out", exception);
}
