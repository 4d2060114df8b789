using System.Runtime.InteropServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>Native memory for more floats than an array can hold; pages that nobody writes cost nothing. Freed on disposal or by the garbage collector.</summary>
internal sealed unsafe class Arena : SafeHandle
{
    /// <summary>A page, so that no two buffers of different arenas share one.</summary>
    private const int Alignment = 4096;

    public Arena(long length)
        : base(0, ownsHandle: true)
    {
        try
        {
            SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1) * sizeof(float), Alignment));
        }
        catch (OutOfMemoryException fault)
        {
            throw new OutOfMemoryException(
                FormattableString.Invariant($"training at this batch and frame size needs {length * sizeof(float) / 1e9:0.00} GB for activations and gradients; use a smaller batch"), fault);
        }

        Length = length;
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
}
