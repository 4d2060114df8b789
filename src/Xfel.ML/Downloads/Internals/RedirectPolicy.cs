namespace Xfel.ML.Internals;

/// <summary>Which redirections are followed: a few, on the web, and never from an encrypted connection to one that is not.</summary>
internal static class RedirectPolicy
{
    public const int Most = 10;

    /// <summary>Whether an address is absolute and http or https.</summary>
    public static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Where to go on.</summary>
    /// <param name="from">The address that answered with a redirection.</param>
    /// <param name="location">What the answer says; relative to <paramref name="from"/>, or not.</param>
    /// <param name="followed">Redirections that were followed before.</param>
    /// <exception cref="DownloadException">Nowhere.</exception>
    public static Uri Next(Uri from, Uri? location, int followed)
    {
        if (location is null)
            throw new DownloadException($"{from} redirects to nowhere; look whether its address has changed");
        if (followed >= Most)
            throw new DownloadException($"{from}: more than {Most} redirections; look whether its address has changed");
        var next = new Uri(from, location);
        if (!IsWeb(next))
            throw new DownloadException($"{from} redirects to {next.Scheme}:, which is not followed; an https address was expected");
        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
            throw new DownloadException($"{from} redirects to {next.Host} without encryption, which is not followed; an https address was expected");
        return next;
    }
}
