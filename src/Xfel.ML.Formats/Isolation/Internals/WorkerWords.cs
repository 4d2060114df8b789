using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Listens to a worker's standard error, so that it is never held up there, and keeps its first words.</summary>
internal sealed class WorkerWords
{
    private const int MostBytes = 4096, MostCharacters = 200;

    private readonly byte[] _kept = new byte[MostBytes];
    private readonly Thread _listener;
    private volatile int _length;

    public WorkerWords(Stream error)
    {
        _listener = new Thread(() => Listen(error)) { IsBackground = true, Name = "worker's errors" };
        _listener.Start();
    }

    /// <summary>The first line that was said; empty where nothing was. Called when the worker has ended.</summary>
    public string First()
    {
        _listener.Join(TimeSpan.FromSeconds(1));
        string text = Encoding.UTF8.GetString(_kept, 0, _length);
        string line = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("");
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "...";
    }

    private void Listen(Stream error)
    {
        var rest = new byte[MostBytes];
        try
        {
            while (true)
            {
                int length = _length < MostBytes ? error.Read(_kept, _length, MostBytes - _length) : error.Read(rest, 0, MostBytes);
                if (length == 0)
                    return;
                _length = Math.Min(MostBytes, _length + length);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker has been put away.
        }
    }
}
