namespace Xfel.ML.Networks.Internals;

/// <summary>Between a blocked map and the plain order <c>[channel][row][column]</c>.</summary>
internal static unsafe class MapKernel
{
    /// <summary>Writes one block of a frame's map with its halo and padding lanes, or adds to what is there.</summary>
    public static void Load(float* plain, in BlockedShape shape, int block, float* map, bool accumulate = false)
    {
        int channels = shape.ChannelsIn(block), plane = shape.Height * shape.Width;
        float* source = plain + (nint)block * BlockedShape.Lanes * plane;
        for (int y = 0; y < shape.Height; y++)
        {
            float* row = map + shape.Offset(block, y, 0);
            if (!accumulate)
                new Span<float>(row, shape.Width * BlockedShape.Lanes).Clear();
            for (int channel = 0; channel < channels; channel++)
            {
                float* from = source + (nint)channel * plane + y * shape.Width;
                for (int x = 0; x < shape.Width; x++)
                    row[x * BlockedShape.Lanes + channel] += from[x];
            }
        }

        HaloKernel.Clear(map + (nint)block * shape.BlockStride, shape, 0, shape.Height);
    }

    /// <summary>Writes one block of channels in plain order.</summary>
    public static void Store(float* map, in BlockedShape shape, int block, float* plain)
    {
        int channels = shape.ChannelsIn(block), plane = shape.Height * shape.Width;
        float* target = plain + (nint)block * BlockedShape.Lanes * plane;
        for (int y = 0; y < shape.Height; y++)
        {
            float* row = map + shape.Offset(block, y, 0);
            for (int channel = 0; channel < channels; channel++)
            {
                float* to = target + (nint)channel * plane + y * shape.Width;
                for (int x = 0; x < shape.Width; x++)
                    to[x] = row[x * BlockedShape.Lanes + channel];
            }
        }
    }

    /// <summary><see cref="Load"/> for a batch; a frame's plain values start <paramref name="plainStride"/> floats after the last one's.</summary>
    public static void LoadBatch(float* plain, int plainStride, BlockedShape shape, float* maps, bool accumulate, int frames, int threads) =>
        ParallelLoop.For(frames * shape.Blocks, threads, new LoadBody(plain, plainStride, shape, maps, accumulate));

    /// <summary><see cref="Store"/> for a batch.</summary>
    public static void StoreBatch(float* maps, BlockedShape shape, float* plain, int plainStride, int frames, int threads) =>
        ParallelLoop.For(frames * shape.Blocks, threads, new StoreBody(maps, shape, plain, plainStride));

    private readonly struct LoadBody(float* plain, int plainStride, BlockedShape shape, float* maps, bool accumulate) : ParallelLoop.IBody
    {
        private readonly float* _plain = plain;
        private readonly float* _maps = maps;

        public void Run(int item, int worker)
        {
            int frame = item / shape.Blocks;
            Load(_plain + (nint)frame * plainStride, shape, item % shape.Blocks, _maps + (nint)frame * shape.Length, accumulate);
        }
    }

    private readonly struct StoreBody(float* maps, BlockedShape shape, float* plain, int plainStride) : ParallelLoop.IBody
    {
        private readonly float* _maps = maps;
        private readonly float* _plain = plain;

        public void Run(int item, int worker)
        {
            int frame = item / shape.Blocks;
            Store(_maps + (nint)frame * shape.Length, shape, item % shape.Blocks, _plain + (nint)frame * plainStride);
        }
    }
}
