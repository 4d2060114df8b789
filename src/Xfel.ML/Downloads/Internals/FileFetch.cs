using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Xfel.ML.Internals;

/// <summary>Fills a part file from the network, over as many connections as that takes.</summary>
internal sealed class FileFetch(HttpSource http, Uri url, PartFile part, ExpectedContent expected, string folder, Uri page, DataSetDownloadOptions options)
{
    private const int BlockSize = 1 << 17;
    private readonly string _stage = $"download {Path.GetFileName(part.Path.AsSpan()[..^PartFile.Ending.Length])}, bytes";

    /// <summary>Ends when all has come. What came is not verified yet.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await AttemptAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (CutException) when (failures < options.Retries)
            {
                await options.Delay(TimeSpan.FromSeconds(Math.Min(30, 1 << Math.Min(failures, 5))), cancellation).ConfigureAwait(false);
            }
            catch (CutException exception)
            {
                throw new DownloadException(string.Create(CultureInfo.InvariantCulture, $"{url}: {exception.Message} (attempt {failures + 1} of {failures + 1}); {Kept()}"), exception);
            }
        }
    }

    private async Task AttemptAsync(CancellationToken cancellation)
    {
        PartState? known = part.State is { } state && state.Url == url ? state : null;
        long? size = expected.Size ?? known?.Size;
        // Where the server cannot tell versions apart, and for another mirror's part, only a digest can tell a splice from the file.
        bool isTrusted = expected.Sha256 is not null || known is { HasValidator: true };
        if (part.Length > 0 && part.Length == size && (known is not null || isTrusted))
            return;
        long from = isTrusted && !(part.Length > size) ? part.Length : 0;
        using var watch = new StallWatch(url, options.StallTimeout, cancellation);
        using HttpResponseMessage answer = await http.GetAsync(url, from, known, watch).ConfigureAwait(false);
        long? offered = Accept(answer, from, known);
        long? promised = expected.Size ?? offered;
        if (promised is { } whole)
            DiskSpace.Require(folder, url.ToString(), whole - part.Length, options);
        await CopyAsync(answer.Content, promised, watch, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks at the answer's head, and readies the part for its body. What had come before is given up only for a file that comes.</summary>
    /// <returns>The length of the whole file, if the server tells it.</returns>
    private long? Accept(HttpResponseMessage answer, long from, PartState? known)
    {
        if (answer.StatusCode == HttpStatusCode.PartialContent && from > 0)
            return AcceptPart(answer, from, known);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            long? size = answer.Content.Headers.ContentLength;
            RequireSize(size);
            RequireFile(answer.Content.Headers.ContentType?.MediaType);
            part.Begin(new PartState(url, Tag(answer), answer.Content.Headers.LastModified, size));
            return size;
        }

        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
        {
            part.Begin(null);
            throw new CutException("the server has no such part");
        }

        string status = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {answer.ReasonPhrase}");
        if ((int)answer.StatusCode >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
            throw new CutException($"the server answered {status}");
        throw new DownloadException($"{url}: the server answered {SafeName.Show(status)}; see {page} for its address");
    }

    private long? AcceptPart(HttpResponseMessage answer, long from, PartState? known)
    {
        ContentRangeHeaderValue? range = answer.Content.Headers.ContentRange;
        bool same = range?.From == from && (known?.Size is null || range.Length is null || known.Size == range.Length)
            && (known?.ETag is null || Tag(answer) is null || Tag(answer) == known.ETag);
        if (!same)
        {
            part.Begin(null);
            throw new CutException("the server answered with a part of another file");
        }

        RequireSize(range!.Length);
        return range.Length ?? known?.Size;
    }

    /// <summary>The tag of a version, byte for byte; a weak one says only that two versions mean the same.</summary>
    private static string? Tag(HttpResponseMessage answer) => answer.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null;

    private void RequireSize(long? size)
    {
        if (size is not { } offered || expected.Size is not { } wanted || offered == wanted)
            return;
        throw new DataSetException(string.Create(CultureInfo.InvariantCulture, $"{url}: the server offers {offered} bytes; {wanted} were expected ({expected.Source}); nothing was downloaded; {expected.Remedy}"));
    }

    /// <summary>A page that says "log in" or "moved" must not be pinned as data.</summary>
    private void RequireFile(string? mediaType)
    {
        if (expected.Sha256 is null && mediaType == "text/html" && !url.AbsolutePath.EndsWith("html", StringComparison.OrdinalIgnoreCase))
            throw new DataSetException($"{url}: the server answered with a web page; a file was expected; open the address in a browser, or see {page}");
    }

    private async Task CopyAsync(HttpContent content, long? promised, StallWatch watch, CancellationToken cancellation)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            Stream body = await watch.StepAsync(token => new ValueTask<Stream>(content.ReadAsStreamAsync(token))).ConfigureAwait(false);
            options.Progress?.Report(new WorkProgress(_stage, part.Length, promised ?? 0));
            for (int read; (read = await watch.StepAsync(token => body.ReadAsync(block, token)).ConfigureAwait(false)) > 0;)
            {
                if (part.Length + read > promised)
                {
                    part.Discard();
                    throw new DataSetException(string.Create(CultureInfo.InvariantCulture, $"{url}: the server sent more than the {promised} bytes that were expected; nothing was kept; {expected.Remedy}"));
                }

                await part.AppendAsync(block.AsMemory(0, read), cancellation).ConfigureAwait(false);
                options.Progress?.Report(new WorkProgress(_stage, part.Length, promised ?? 0));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        if (part.Length < promised)
            throw new CutException(string.Create(CultureInfo.InvariantCulture, $"the connection ended after {part.Length} of {promised} bytes"));
    }

    private string Kept()
    {
        if (part.Length == 0)
            return "nothing has come; try again later";
        string whole = (expected.Size ?? part.State?.Size) is { } size ? string.Create(CultureInfo.InvariantCulture, $" of {size}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{part.Path} keeps {part.Length}{whole} bytes, and the same command resumes");
    }
}
