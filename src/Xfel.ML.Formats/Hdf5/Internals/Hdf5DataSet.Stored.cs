using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <content>What the file really holds, whatever it says.</content>
internal sealed partial class Hdf5DataSet
{
    private const ulong NoAddress = ulong.MaxValue;

    /// <summary>Where the elements lie in the file in one piece, as the numbers that they are; null for any other layout, and for data never written.</summary>
    public long? PlainOffset()
    {
        if (Layout != Hdf5Layout.Contiguous || IsExternal || !Type.IsAsStored || Filters.Count > 0)
            return null;
        using (Hdf5Library.Enter())
        {
            ulong offset = Hdf5Native.H5Dget_offset(_dataSet);
            if (offset == NoAddress)
                _ = Hdf5Native.H5Eclear2(0);
            return offset > long.MaxValue ? null : (long)offset;
        }
    }

    /// <summary>Opens the file that holds the data, which an external link makes another one than <see cref="File"/>; null when that does not work.</summary>
    public FileReader? TryOpenStored()
    {
        try
        {
            return new FileReader(FrameFileHandle.Open(StoredIn(), options: FileOptions.None));
        }
        catch (FrameFileException)
        {
            return null;
        }
    }

    /// <summary>Refuses to make room for more than the file can hold: sizes stand in headers, which may be damaged or hostile.</summary>
    /// <param name="bytes">The bytes to make room for.</param>
    /// <exception cref="FrameFileException">The file has not enough bytes for them, however well they are packed.</exception>
    public void RequireBacked(long bytes)
    {
        // What was never written takes no room in the file, and what lies in other files cannot be told: fine while it is small.
        const long AlwaysAllowed = 16 << 20, AllowedElsewhere = 128 << 20;
        if (bytes <= (Layout == Hdf5Layout.Virtual || IsExternal ? AllowedElsewhere : AlwaysAllowed))
            return;
        long stored = Math.Min(StoredBytes, FileBytes);
        if (Filters.Count == 0 ? bytes > stored : bytes / Hdf5Unpacking.MostRatio > stored)
        {
            throw new FrameFileException(File, Path, FormattableString.Invariant($"{ShapeText} elements of which the file holds {stored} bytes where {bytes} are needed at once"),
                "data that were written", "copy or write the file again");
        }
    }

    private unsafe string StoredIn()
    {
        using (Hdf5Library.Enter())
        {
            Span<byte> name = stackalloc byte[1 << 12];
            fixed (byte* start = name)
            {
                nint length = Hdf5Native.H5Fget_name(_dataSet, start, (nuint)name.Length);
                return length <= 0 || length >= name.Length ? File : Encoding.UTF8.GetString(name[..(int)length]);
            }
        }
    }
}
