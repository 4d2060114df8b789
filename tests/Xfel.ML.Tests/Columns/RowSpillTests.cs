using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Columns;

[TestClass]
public sealed class RowSpillTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(RowSpill.Room)]
    [DataRow(RowSpill.Room + 1)]
    [DataRow(5 * RowSpill.Room)]
    [DataRow(5 * RowSpill.Room - 3)]
    public void Replay_AnyLength_IsWhatWasAppended(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        using var folder = new TemporaryFolder();
        using (var rows = new RowSpill(() => SpillFile.Create(folder.Path)))
        {
            for (int at = 0; at < length; at += 1000)
                rows.Append(bytes.AsSpan(at, Math.Min(1000, length - at)));
            var replayed = new List<byte>();
            rows.Replay(piece => replayed.AddRange(piece));
            CollectionAssert.AreEqual(bytes, replayed);
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Append_Little_MakesNoFile()
    {
        using var rows = new RowSpill(() => throw new InvalidOperationException("a file was made"));
        rows.Append(new byte[RowSpill.Room]);
        int length = 0;
        rows.Replay(piece => length += piece.Length);
        Assert.AreEqual(RowSpill.Room, length);
    }

    [TestMethod]
    public void Add_DiskIsFull_ThrowsAndClosesAllFiles()
    {
        SimulatedFrame frame = Preset.SpiHits.Simulate(new SimulationOptions { Count = 1, Size = new FrameSize(4, 4) }).First();
        var streams = new List<FullStream>();
        using (var truth = new NpzColumns<SimulatedFrame>(TruthColumns.Of(Preset.SpiHits), Create))
        {
            Assert.ThrowsExactly<IOException>(() =>
            {
                while (true)
                    truth.Add(frame);
            });
        }

        Assert.IsNotEmpty(streams);
        Assert.IsTrue(streams.All(stream => !stream.CanWrite));

        FullStream Create()
        {
            streams.Add(new FullStream(100_000));
            return streams[^1];
        }
    }

    [TestMethod]
    public void Write_DiskIsFullAtAnyPlace_Throws()
    {
        SimulatedFrame frame = Preset.SpiHits.Simulate(new SimulationOptions { Count = 1, Size = new FrameSize(4, 4) }).First();
        var whole = new MemoryStream();
        Write(whole);
        for (int room = 0; room < whole.Length; room += 101)
            Assert.ThrowsExactly<IOException>(() => Write(new FullStream(room)), $"room for {room} bytes");

        void Write(Stream stream)
        {
            using var truth = new NpzColumns<SimulatedFrame>(TruthColumns.Of(Preset.SpiHits), () => new MemoryStream());
            var file = new NpzWriter(stream);
            truth.Add(frame);
            truth.Write(file);
            file.Complete();
        }
    }

    /// <summary>A disk with so much room and no more.</summary>
    private sealed class FullStream(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Position + count > room)
                throw new IOException("No space left on device");
            base.Write(buffer, offset, count);
        }
    }
}
