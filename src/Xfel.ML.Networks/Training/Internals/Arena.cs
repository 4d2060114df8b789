using System.Runtime.InteropServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>Native memory for more floats than an array can hold; pages that nobody writes cost nothing. Freed on disposal or by the garbage collector.</summary>
internal sealed unsafe partial class Arena : SafeHandle
{
    /// <summary>A large page of the common processors: size and alignment.</summary>
    private const int LargePage = 2 << 20;

    public Arena(long length)
        : base(0, ownsHandle: true)
    {
        nuint bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        try
        {
            SetHandle((nint)NativeMemory.AlignedAlloc(bytes, LargePage));
        }
        catch (OutOfMemoryException fault)
        {
            throw new OutOfMemoryException(
                FormattableString.Invariant($"training at this batch and frame size needs {length * sizeof(float) / 1e9:0.00} GB for activations and gradients; use a smaller batch"), fault);
        }

        Length = length;
        AdviseLargePages((void*)handle, bytes);
    }

    /// <summary>Number of floats.</summary>
    public long Length { get; }

    /// <summary>The first float. Valid while this object is reachable and not disposed.</summary>
    public float* Pointer => (float*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }

    /// <summary>Linux gives large pages only to who asks; they save a training step of ResNet-18 5 % of its time. A system without them goes on with small ones.</summary>
    private static void AdviseLargePages(void* start, nuint bytes)
    {
        const int AdviceHugePage = 14;
        if (!OperatingSystem.IsLinux() || bytes < LargePage)
            return;
        try
        {
            _ = Advise(start, bytes, AdviceHugePage);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name: only speed is lost.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
