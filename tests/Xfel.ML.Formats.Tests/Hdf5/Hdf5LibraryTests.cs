using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>Larger and odder files that h5py makes on the spot; it also says what they hold.</summary>
[TestClass]
public sealed class Hdf5LibraryTests
{
    /// <summary>Prints "data set, digest" of everything that the rest of the script put into 'expect'.</summary>
    private const string Head = """
        import hashlib, sys, h5py, numpy as np
        numbers = (np.arange(7 * 5 * 9) * 37 % 101).reshape(7, 5, 9)
        def expect(data):
            print(data.name, hashlib.sha256(np.ascontiguousarray(data[()], '<f4').tobytes()).hexdigest())

        """;

    private const string Matrix = Head + """
        packings = {
            'plain': {}, 'deflate': dict(compression='gzip'), 'shuffle': dict(shuffle=True), 'both': dict(shuffle=True, compression='gzip', compression_opts=9),
            'sum': dict(fletcher32=True), 'all': dict(shuffle=True, compression='gzip', fletcher32=True), 'scaled': dict(scaleoffset=0), 'szip': dict(compression='szip'),
        }
        chunks = [(1, 5, 9), (7, 5, 9), (2, 5, 9), (1, 2, 9), (1, 5, 4), (3, 2, 4), (1, 1, 1), (5, 1, 9), (7, 5, 1), (16, 8, 10)]
        with h5py.File(sys.argv[1], 'w', libver=sys.argv[2]) as file:
            for name, packing in packings.items():
                if name == 'szip' and not h5py.h5z.filter_avail(4):
                    continue
                for chunk in chunks:
                    for kind in ('<u2', '>i4', '<f4', '>f8'):
                        if (name == 'scaled' and kind[1] == 'f') or (name == 'szip' and np.prod(chunk) < 8):
                            continue
                        limits = tuple(None if c > s else s for c, s in zip(chunk, numbers.shape))
                        expect(file.create_dataset(f'{name}_{"_".join(map(str, chunk))}_{kind[1:]}', data=numbers.astype(kind), chunks=chunk, maxshape=limits, **packing))
            nbit = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            nbit.set_chunk((1, 5, 9))
            nbit.set_filter(h5py.h5z.FILTER_NBIT, 0)
            ten = h5py.h5t.STD_I16LE.copy()
            ten.set_precision(10)
            h5py.h5d.create(file.id, b'nbit', ten, h5py.h5s.create_simple(numbers.shape), nbit).write(h5py.h5s.ALL, h5py.h5s.ALL, numbers.astype('i2'))
            expect(file['nbit'])
        """;

    private const string External = Head + """
        folder = sys.argv[2]
        with open(folder + '/raw', 'wb') as raw:
            raw.write(bytes(5) + numbers.astype('<i4').tobytes())
        with h5py.File(sys.argv[1], 'w') as file:
            storage = [(folder + '/raw', 5, numbers.size * 4)]
            expect(file.create_dataset('external', shape=numbers.shape, dtype='<i4', external=storage))
        """;

    private const string Stream = Head + """
        frames = np.random.default_rng(1).poisson(0.3, (3000, 24, 32)).astype('f4')
        with h5py.File(sys.argv[1], 'w') as file:
            expect(file.create_dataset('one', data=frames, chunks=(1, 24, 32), compression='gzip', compression_opts=1))
            expect(file.create_dataset('packed', data=frames, chunks=(64, 24, 32), compression='gzip', compression_opts=1))
            expect(file.create_dataset('contiguous', data=frames))
            expect(file.create_dataset('half', data=frames.astype('>f2')))
            expect(file.create_dataset('library', data=frames, chunks=(10, 24, 32), fletcher32=True))
        """;

    [TestMethod]
    [DataRow("earliest")]
    [DataRow("latest")]
    public void TryRead_EveryChunkShapeAndPacking_GivesWhatH5pyGives(string version)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("matrix.h5");
        foreach ((string name, string digest) in Make(Matrix, path, version))
        {
            using IFrameSource source = FrameFile.Open(path, name);
            Assert.AreEqual(digest, Hdf5Golden.Digest(Hdf5Golden.ReadAll(source)), name);
        }
    }

    [TestMethod]
    public void TryRead_ExternalRawFile_GivesWhatH5pyGives()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("external.h5");
        foreach ((string name, string digest) in Make(External, path, folder.Path))
        {
            using IFrameSource source = FrameFile.Open(path, name);
            Assert.AreEqual(digest, Hdf5Golden.Digest(Hdf5Golden.ReadAll(source)), name);
        }
    }

    [TestMethod]
    public void TryRead_ForwardsBackwardsAtRandomAndOnFourThreads_GiveWhatH5pyGives()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("stream.h5");
        foreach ((string name, string digest) in Make(Stream, path))
        {
            using IFrameSource source = FrameFile.Open(path, name);
            int[] forwards = [.. Enumerable.Range(0, source.Count)], random = [.. forwards];
            new Random(5).Shuffle(random);
            foreach (int[] order in new[] { forwards, [.. forwards.Reverse()], random })
                Assert.AreEqual(digest, ReadInOrder(source, order, threads: 1), name);
            Assert.AreEqual(digest, ReadInOrder(source, forwards, threads: 4), name);
            Assert.AreEqual(digest, ReadInOrder(source, random, threads: 4), name);
        }
    }

    [TestMethod]
    public void TryRead_SteadyState_AllocatesNextToNothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("stream.h5");
        Make(Stream, path);
        foreach ((string name, long most) in new[] { ("contiguous", 0L), ("half", 0L), ("library", 200L), ("one", 600L) })
        {
            using IFrameSource source = FrameFile.Open(path, name);
            var pixels = new float[source.Size.PixelCount];
            int at = 0;
            void Read()
            {
                // Every other frame, backwards: nothing is read ahead, all work is done on this thread.
                for (int i = 0; i < 100; i++)
                    Assert.IsNull(source.TryRead(2 * (at = (at + 1301) % 1500), pixels));
            }

            Read();
            long allocated = SteadyState.AllocatedBytes(Read) / 100;
            Assert.IsLessThanOrEqualTo(most, allocated, name);
        }
    }

    [TestMethod]
    public void Links_TenThousand_AreListedInOrder()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("many.h5");
        Python.Run(["h5py"], """
            import sys, h5py
            with h5py.File(sys.argv[1], 'w') as file:
                for i in range(10000):
                    file[f'entry_{i:05}'] = h5py.SoftLink(f'/there/{i}')
            """, path);
        using var file = Hdf5File.Open(path);
        IReadOnlyList<Hdf5Link> links = file.Links("/");
        Assert.HasCount(10000, links);
        Assert.AreEqual("entry_01234", links[1234].Name);
        Assert.HasCount(17, file.Links("/", 17));
        Assert.AreEqual("/there/9999", file.LinkTarget("/entry_09999"));
    }

    private static (string Name, string Digest)[] Make(string script, params string[] arguments) =>
        [.. Python.Run(["h5py", "numpy"], script, arguments).Split('\n').Select(line => (line.Split(' ')[0], line.Split(' ')[1]))];

    private static string ReadInOrder(IFrameSource source, int[] order, int threads)
    {
        var pixels = new float[source.Count * source.Size.PixelCount];
        int next = -1;
        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < order.Length; i = Interlocked.Increment(ref next))
                Assert.IsNull(source.TryRead(order[i], Hdf5Golden.Frame(pixels, source, order[i])));
        }

        Task.WaitAll([.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))]);
        return Hdf5Golden.Digest(pixels);
    }
}
