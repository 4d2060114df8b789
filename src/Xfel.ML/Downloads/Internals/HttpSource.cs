using System.Net;
using System.Net.Http.Headers;

namespace Xfel.ML.Internals;

/// <summary>Asks servers for files, or for what is still missing of them.</summary>
internal sealed class HttpSource : IDisposable
{
    private readonly HttpClient _client;

    public HttpSource(TimeSpan connectTimeout)
    {
        var handler = new SocketsHttpHandler
        {
            // Redirections are followed by our policy; bytes are taken as they are, because the digest is that of the file.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = new ProxyBeyondLoopback(HttpClient.DefaultProxy),
            ConnectTimeout = connectTimeout,
        };
        // A timeout for the whole would forbid large files; silence has one of its own.
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("xfel-ml", LibraryFacts.Version));
        _client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
    }

    /// <summary>Asks for the bytes from <paramref name="from"/> on, if the file is still the one that <paramref name="known"/> remembers, else for the whole.</summary>
    public async Task<HttpResponseMessage> GetAsync(Uri url, long from, PartState? known, StallWatch watch)
    {
        Uri at = url;
        for (int followed = 0; ; followed++)
        {
            HttpRequestMessage request = Request(at, from, known);
            HttpResponseMessage answer = await watch.StepAsync(token => new ValueTask<HttpResponseMessage>(_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token))).ConfigureAwait(false);
            if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return answer;
            using (answer)
                at = RedirectPolicy.Next(at, answer.Headers.Location, followed);
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(Uri at, long from, PartState? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, at);
        if (from == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(from, null);
        if (EntityTagHeaderValue.TryParse(known?.ETag, out EntityTagHeaderValue? tag))
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        else if (known?.LastModified is { } date)
            request.Headers.IfRange = new RangeConditionHeaderValue(date);
        return request;
    }
}
