using System.Diagnostics.CodeAnalysis;

namespace Xfel.ML.Networks.Internals;

internal static class ThrowHelper
{
    [DoesNotReturn]
    public static void Length(string argument, int found, int batch, int perFrame) =>
        throw new ArgumentException($"found {found} values, expected {batch} frames of {perFrame}: {(long)batch * perFrame}", argument);
}
