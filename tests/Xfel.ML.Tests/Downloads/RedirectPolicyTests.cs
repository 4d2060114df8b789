using Xfel.ML.Internals;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class RedirectPolicyTests
{
    [TestMethod]
    [DataRow("https://a.org/x", "https://b.org/y", "https://b.org/y")]
    [DataRow("http://a.org/x", "https://a.org/x", "https://a.org/x")]
    [DataRow("http://a.org/x", "http://b.org/x", "http://b.org/x")]
    [DataRow("https://a.org/x/y", "../z", "https://a.org/z")]
    [DataRow("https://a.org/x", "//b.org/y", "https://b.org/y")]
    public void Next_Allowed_IsFollowed(string from, string location, string expected) =>
        Assert.AreEqual(new Uri(expected), RedirectPolicy.Next(new Uri(from), new Uri(location, UriKind.RelativeOrAbsolute), 0));

    [TestMethod]
    [DataRow("https://a.org/x", "http://a.org/x", "without encryption")]
    [DataRow("https://a.org/x", "file:///etc/passwd", "file:")]
    [DataRow("http://a.org/x", "ftp://a.org/x", "ftp:")]
    [DataRow("https://a.org/x", "data:text/plain,x", "data:")]
    public void Next_NotAllowed_IsRefused(string from, string location, string named) =>
        StringAssert.Contains(Assert.ThrowsExactly<DownloadException>(() => RedirectPolicy.Next(new Uri(from), new Uri(location, UriKind.RelativeOrAbsolute), 0)).Message, named);

    [TestMethod]
    public void Next_TooManyOrNowhere_IsRefused()
    {
        var address = new Uri("https://a.org/x");
        Assert.AreEqual(address, RedirectPolicy.Next(address, address, RedirectPolicy.Most - 1));
        Assert.ThrowsExactly<DownloadException>(() => RedirectPolicy.Next(address, address, RedirectPolicy.Most));
        Assert.ThrowsExactly<DownloadException>(() => RedirectPolicy.Next(address, null, 0));
    }
}
