namespace Xfel.ML.Internals;

/// <summary>Ends a step of a connection that stays silent for too long.</summary>
internal sealed class StallWatch(Uri url, TimeSpan limit, CancellationToken cancellation) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

    /// <summary>Does one step; a fault of the network becomes a <see cref="CutException"/>.</summary>
    public async Task<T> StepAsync<T>(Func<CancellationToken, ValueTask<T>> step)
    {
        _source.CancelAfter(limit);
        try
        {
            return await step(_source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new CutException(FormattableString.Invariant($"nothing came for {limit.TotalSeconds:0.#} s"), exception);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            throw new DownloadException($"{url}: the server cannot be reached ({Innermost(exception).Message}); look at the address and at the network", exception);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && exception is (HttpRequestException or IOException))
        {
            throw new CutException($"the connection failed ({Innermost(exception).Message})", exception);
        }
        finally
        {
            // What is done between two steps, such as writing to a slow disk, is no silence.
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _source.Dispose();

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }
}
