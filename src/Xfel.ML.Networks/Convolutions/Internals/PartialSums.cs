using System.Numerics.Tensors;

namespace Xfel.ML.Networks.Internals;

/// <summary>Adds the partial sums of a gradient in their order, which does not depend on the threads.</summary>
internal static unsafe class PartialSums
{
    private const int SliceLength = 4096;

    /// <param name="sums">The partial sums, one after the other.</param>
    /// <param name="parts">How many, at least 1.</param>
    /// <param name="length">Floats of each.</param>
    /// <param name="total">Where their sum goes.</param>
    /// <param name="threads">Most threads.</param>
    public static void Add(float* sums, int parts, int length, float* total, int threads) =>
        ParallelLoop.For((length + SliceLength - 1) / SliceLength, threads, new Body(sums, parts, length, total));

    private readonly struct Body(float* sums, int parts, int length, float* total) : ParallelLoop.IBody
    {
        private readonly float* _sums = sums;
        private readonly float* _total = total;

        public void Run(int item, int worker)
        {
            int first = item * SliceLength, count = Math.Min(SliceLength, length - first);
            var slice = new Span<float>(_total + first, count);
            new ReadOnlySpan<float>(_sums + first, count).CopyTo(slice);
            for (int part = 1; part < parts; part++)
                TensorPrimitives.Add(slice, new ReadOnlySpan<float>(_sums + (nint)part * length + first, count), slice);
        }
    }
}
