using System.Runtime.InteropServices;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests.Images;

/// <summary>What is said where libjpeg-turbo is missing or too old.</summary>
[TestClass]
public sealed class JpegLibraryTests
{
    [TestMethod]
    public void Decode_WithoutTheLibrary_NamesItWhatWasTriedAndThePackage()
    {
        string path = GoldenImages.File("jpeg_grey.jpg");
        var tried = new List<string>();
        NativeLibraryFile library = TurboJpeg.CreateLibrary(name =>
        {
            tried.Add(name);
            return 0;
        });
        for (int i = 0; i < 2; i++)
        {
            using ImageBytes file = ImageBytes.Read(path);
            var error = Assert.ThrowsExactly<FrameFileException>(() => new JpegDecoder(file, library));
            Assert.AreEqual(
                $"{path}: found a JPEG image, but no library to read it with (tried {string.Join(", ", tried)}); expected libjpeg-turbo 2.0 or newer (libturbojpeg); "
                + "install the Debian package libturbojpeg0, or convert the images to PNG.", error.Message);
        }

        CollectionAssert.AllItemsAreUnique(tried, "each name is tried once, in all");
        Assert.IsTrue(tried.Count >= 2);
    }

    [TestMethod]
    public void Handle_LibraryWithoutTheNeededFunction_IsPassedOver()
    {
        // Any library that is not libjpeg-turbo stands for one that is too old.
        var library = new NativeLibraryFile("other", ["other"], "tjGetErrorStr2", "", "", _ => NativeLibrary.Load(OperatingSystem.IsWindows() ? "kernel32" : "libc", typeof(object).Assembly, null));
        Assert.AreEqual(0, library.Handle);
    }
}
