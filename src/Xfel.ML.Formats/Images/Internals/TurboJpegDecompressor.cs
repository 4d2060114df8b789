using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Formats.Internals;

/// <summary>A decompressor of libjpeg-turbo. It is not thread-safe: each image has its own.</summary>
internal sealed class TurboJpegDecompressor() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
