using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests.Images;

/// <summary>Whether this machine can read JPEG images.</summary>
internal static class JpegLibrary
{
    /// <summary>Skips the test, by name, where libjpeg-turbo is missing.</summary>
    public static void Require()
    {
        try
        {
            TurboJpeg.Load(TurboJpeg.Names);
        }
        catch (DllNotFoundException exception)
        {
            Assert.Inconclusive(exception.Message);
        }
    }
}
