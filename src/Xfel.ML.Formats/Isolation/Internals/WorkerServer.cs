using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>The worker's side of the line: opens one file and reads from it as it is told.</summary>
internal sealed class WorkerServer(Stream input, Stream output)
{
    private const int MostRequestBytes = 1 << 20;

    private readonly WorkerPipe _pipe = new(input, output);
    private IFrameSource? _source;
    private float[] _pixels = [];
    private bool[] _mask = [];

    /// <summary>Serves on the standard streams until the input closes, which it also does when the parent dies.</summary>
    public static int ServeProcess()
    {
        // Ctrl-C and a batch system's signal go to the whole group of processes. The parent decides what becomes of the work, and closes the line.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        new WorkerServer(input, output).Serve();
        return 0;
    }

    private void Serve()
    {
        // The file is read on another thread: the parent's end shows here even while the HDF5 library is caught in a loop.
        using var requests = new BlockingCollection<(WorkerMessage Kind, int Number, byte[] Body)>();
        var work = new Thread(() => Work(requests)) { IsBackground = true, Name = "frames" };
        work.Start();
        while (_pipe.Receive() is ({ } kind, int number))
            requests.Add((kind, number, kind == WorkerMessage.Open ? _pipe.ReadBody(number, MostRequestBytes) : []));
        requests.CompleteAdding();
        if (work.Join(TimeSpan.FromSeconds(1)))
            return;
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void Work(BlockingCollection<(WorkerMessage Kind, int Number, byte[] Body)> requests)
    {
        try
        {
            foreach ((WorkerMessage kind, int number, byte[] body) in requests.GetConsumingEnumerable())
                Answer(kind, number, body);
            _source?.Dispose();
        }
        catch (IOException) when (requests.IsAddingCompleted)
        {
            // The parent has gone; nobody waits for the answer.
        }
    }

    private void Answer(WorkerMessage kind, int number, byte[] body)
    {
        try
        {
            switch (kind)
            {
                case WorkerMessage.Open:
                    Open(body);
                    break;
                case WorkerMessage.Frame:
                    AnswerPixels(_source!.TryRead(number, _pixels), MemoryMarshal.AsBytes<float>(_pixels));
                    break;
                case WorkerMessage.Mask:
                    if (_mask.Length == 0)
                        _mask = new bool[_pixels.Length];
                    AnswerPixels(_source!.TryReadMask(number, _mask), MemoryMarshal.AsBytes<bool>(_mask));
                    break;
                default:
                    throw new InvalidDataException($"a request of the unknown kind {kind}");
            }
        }
        catch (FrameFileException exception)
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream, Encoding.UTF8);
            WireValues.WriteTexts(writer, exception.DataSet is { } dataSet ? [exception.Path, exception.Message, dataSet] : [exception.Path, exception.Message]);
            _pipe.Send(WorkerMessage.Refused, stream.ToArray());
        }
    }

    private void Open(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        string[] names = WireValues.ReadTexts(reader) ?? [];
        _source = FrameFile.Open(names[0], names.Length > 1 ? names[1] : null);
        _pixels = GC.AllocateUninitializedArray<float>(_source.Size.PixelCount);
        _pipe.Send(WorkerMessage.Opened, SourceDescription.Of(_source).ToBytes());
    }

    private void AnswerPixels(string? reason, ReadOnlySpan<byte> pixels)
    {
        if (reason is null)
            _pipe.Send(WorkerMessage.Pixels, pixels);
        else
            _pipe.Send(WorkerMessage.Bad, Encoding.UTF8.GetBytes(reason));
    }
}
