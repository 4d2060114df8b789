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
        string[] nowhere = ["libturbojpeg-nowhere.so.0", "libturbojpeg-nowhere.so"];
        using ImageBytes file = ImageBytes.Read(path);
        var error = Assert.ThrowsExactly<FrameFileException>(() => new JpegDecoder(file, TurboJpeg.Names with { Name = "nowhere", Linux = nowhere, MacOS = nowhere, Windows = nowhere }));
        Assert.AreEqual(
            $"{path}: found a JPEG image; expected the library libjpeg-turbo to read it with; the library nowhere was not found (tried libturbojpeg-nowhere.so.0, libturbojpeg-nowhere.so); "
            + "install libjpeg-turbo 2.0 or later (Debian: apt install libturbojpeg0), or name the file in XFEL_ML_TURBOJPEG, or convert the images to PNG.", error.Message);
    }

    [TestMethod]
    public void Decode_LibraryWithoutTheNeededFunctions_SaysThatItIsTooOld()
    {
        // Any library that is not libjpeg-turbo stands for an old one.
        using ImageBytes file = ImageBytes.Read(GoldenImages.File("jpeg_grey.jpg"));
        var error = Assert.ThrowsExactly<FrameFileException>(
            () => new JpegDecoder(file, TurboJpeg.Names with { Name = "old", Linux = ["libc.so.6"], MacOS = ["libSystem.dylib"], Windows = ["kernel32.dll"] }));
        StringAssert.Contains(error.Message, "the library old is too old; install libjpeg-turbo 2.0 or later (Debian: apt install libturbojpeg0)");
    }
}
