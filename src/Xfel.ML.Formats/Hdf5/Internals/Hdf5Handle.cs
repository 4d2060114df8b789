using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>An identifier of the HDF5 library. It is given back under the library's gate, on whichever thread that happens.</summary>
internal abstract class Hdf5Handle() : SafeHandle(-1, ownsHandle: true)
{
    public override bool IsInvalid => handle <= 0;

    /// <summary>The number, for calls while the gate is held.</summary>
    public long Id => handle;

    /// <summary>This handle, or the library's words for why it is none.</summary>
    /// <exception cref="Hdf5Exception">The call that gave it failed.</exception>
    public static T Require<T>(T handle, string what)
        where T : Hdf5Handle
    {
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw Hdf5Error.Take(what);
    }

    protected override bool ReleaseHandle()
    {
        lock (Hdf5Library.Gate)
            return Hdf5Native.H5Idec_ref(handle) >= 0;
    }
}
