using System.Text.RegularExpressions;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// Writes frames in the CXI format 1.6: an HDF5 file with the frames in <c>/entry_1/instrument_1/detector_1/data</c>, to which <c>/entry_1/data_1/data</c> links.
/// Each frame is a chunk of its own. Equal content gives equal bytes: no times are stored unless they are asked for.
/// </summary>
public static partial class CxiFile
{
    /// <summary>Writes a file; it appears whole or not at all, and a file that was there before stays as it was until then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The size of the frames, how they are stored, and what is known about all of them.</param>
    /// <param name="write">Appends frames, and what is known about each.</param>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    /// <exception cref="IOException">The file cannot be written, or this machine has no HDF5 library.</exception>
    /// <exception cref="InvalidOperationException">A column has not one row a frame.</exception>
    public static void Write(string path, CxiWriteOptions options, Action<CxiWriter> write)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(write);
        options.Validate();
        AtomicFile.WriteAside(path, temporary =>
        {
            try
            {
                using Hdf5Writer file = Hdf5Writer.Create(temporary, options.Threads);
                var writer = new CxiWriter(file, path, options);
                write(writer);
                writer.Complete();
            }
            catch (Hdf5Exception exception)
            {
                // The library's words name the temporary file, addresses and times; the system's reason is among them.
                Match reason = SystemReason().Match(exception.Message);
                throw new IOException($"{path}: cannot be written ({(reason.Success ? reason.Groups[1].Value : exception.Message)}); make room there or choose another place", exception);
            }
            catch (DllNotFoundException exception)
            {
                throw new IOException($"{path}: cannot be written: {exception.Message}", exception);
            }
        });
    }

    /// <summary>The smallest way to store pixels that keeps every value of a stored type.</summary>
    /// <param name="elementType">The type as numpy names it, such as <see cref="IFrameSource.ElementType"/> gives it.</param>
    public static CxiElement ElementFor(string elementType) => elementType switch
    {
        "float16" => CxiElement.Float16,
        "int8" or "int16" => CxiElement.Int16,
        "bool" or "uint8" or "uint16" => CxiElement.UInt16,
        // Frames are read as single precision: whole numbers of 32 bits have lost digits by then.
        _ => CxiElement.Float32,
    };

    [GeneratedRegex("error message = '([^']*)'")]
    private static partial Regex SystemReason();
}
