using Xfel.ML.Formats;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>The frames of a collection, prepared as the finished classifier will prepare them, for training.</summary>
internal sealed class PreparedFrames(FrameCollection frames, FramePreparation preparation) : ITrainingFrames
{
    public int Count => frames.Count;

    public FeatureShape Shape { get; } = new(1, preparation.SizeFor(frames.Size).Height, preparation.SizeFor(frames.Size).Width);

    public ITrainingFrameReader Open() => new Reader(frames, preparation);

    private sealed class Reader : ITrainingFrameReader
    {
        private readonly FrameCollection _frames;
        private readonly IFrameSource _source;
        private readonly FrameKernel[] _kernels;
        private readonly float[][] _maps;

        public Reader(FrameCollection frames, FramePreparation preparation)
        {
            _frames = frames;
            _source = frames.OpenSource();
            IReadOnlyList<FrameTransformer> stages = preparation.Stages(FrameColumns.Frame, FrameColumns.Frame);
            _kernels = new FrameKernel[stages.Count];
            _maps = new float[stages.Count + 1][];
            FrameSize size = frames.Size;
            _maps[0] = new float[size.PixelCount];
            for (int i = 0; i < stages.Count; i++)
            {
                _kernels[i] = stages[i].CreateKernel(size, null);
                size = stages[i].SizeOf(size);
                _maps[i + 1] = new float[size.PixelCount];
            }
        }

        public void Read(int index, Span<float> frame)
        {
            if (_frames.Read(_source, index, _maps[0]) is { } reason)
                throw new InvalidInputException(reason);
            for (int i = 0; i < _kernels.Length; i++)
                _kernels[i](_maps[i], 1, _maps[i + 1]);
            _maps[^1].CopyTo(frame);
        }

        public void Dispose() => _source.Dispose();
    }
}
