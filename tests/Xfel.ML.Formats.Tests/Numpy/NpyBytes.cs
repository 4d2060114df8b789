using System.Text;

namespace Xfel.ML.Formats.Tests;

/// <summary>NPY files by hand, so that they can be wrong.</summary>
internal static class NpyBytes
{
    public static byte[] Make(string descriptor, string shape, byte[] data) =>
        MakeRaw($"{{'descr': '{descriptor}', 'fortran_order': False, 'shape': {shape}, }}", data);

    public static byte[] MakeRaw(string dictionary, byte[] data)
    {
        byte[] text = Encoding.Latin1.GetBytes(dictionary + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. data];
    }
}
