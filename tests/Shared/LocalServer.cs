using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Xfel.ML.TestSupport;

/// <summary>A web server on a free port of this machine that can break connections where a test wants it. One request a connection.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<LocalRequest> _requests = new();
    private readonly Func<LocalRequest, LocalAnswer> _answer;

    public LocalServer(Func<LocalRequest, LocalAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What was asked so far, in order.</summary>
    public LocalRequest[] Requests => [.. _requests];

    public Uri Url(string path = "/data.bin") => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken end)
    {
        using (client)
        {
            try
            {
                await using NetworkStream stream = client.GetStream();
                LocalRequest request = await ReadAsync(stream, end);
                _requests.Enqueue(request);
                LocalAnswer answer = _answer(request);
                await stream.WriteAsync(Head(answer), end);
                await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.Body.Length), end);
                if (answer.Stalls)
                    await Task.Delay(Timeout.Infinite, end);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private static async Task<LocalRequest> ReadAsync(NetworkStream stream, CancellationToken end)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string path = (await reader.ReadLineAsync(end) ?? throw new IOException("no request")).Split(' ')[1];
        var headers = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(end) is { Length: > 0 } line)
        {
            string[] parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            headers[parts[0].ToLowerInvariant()] = parts[1];
        }

        return new LocalRequest(path, headers);
    }

    private static byte[] Head(LocalAnswer answer)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Status\r\nConnection: close\r\n"));
        if (!answer.HidesLength)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        foreach ((string name, string value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
