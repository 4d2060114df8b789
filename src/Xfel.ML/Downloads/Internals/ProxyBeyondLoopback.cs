using System.Net;

namespace Xfel.ML.Internals;

/// <summary>The system's proxy, except for this machine's own addresses: asked for those, a proxy would look at itself.</summary>
internal sealed class ProxyBeyondLoopback(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system.IsBypassed(host);
}
