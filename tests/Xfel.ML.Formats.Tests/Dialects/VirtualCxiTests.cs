namespace Xfel.ML.Formats.Tests;

/// <summary>What <c>extra-data-make-virtual-cxi</c> writes for generated runs of the European XFEL.</summary>
[TestClass]
public sealed class VirtualCxiTests
{
    /// <summary>Three trains of two pulses; of each module's image only a corner is written, to keep the run small.</summary>
    private const string Make = """
        import sys, os, json, logging, h5py, numpy
        from extra_data.tests.mockdata import write_file
        from extra_data.tests.mockdata.detectors import AGIPDModule
        from extra_data.cli.make_virtual_cxi import main
        folder, raw = sys.argv[1], sys.argv[2] == 'raw'
        run = os.path.join(folder, 'run')
        os.mkdir(run)
        for module in range(16):
            path = os.path.join(run, f"{'RAW' if raw else 'CORR'}-R0238-AGIPD{module:02d}-S00000.h5")
            source = f'SPB_DET_AGIPD1M-1/DET/{module}CH0'
            write_file(path, [AGIPDModule(source, raw=raw, frames_per_train=2)], ntrains=3, chunksize=8)
            with h5py.File(path, 'r+') as f:
                image = f[f'INSTRUMENT/{source}:xtdf/image']
                count = 6
                image['data'][:count, ..., :2, :5] = 10 * module + numpy.arange(count).reshape((-1,) + (1,) * (image['data'].ndim - 1))
                if not raw: image['mask'][:count, 0, :3] = module % 2
        out = os.path.join(folder, 'virtual.cxi')
        logging.disable(logging.CRITICAL)
        keep = os.dup(1)
        os.dup2(2, 1)
        main([run, '-o', out])
        sys.stdout.flush()
        os.dup2(keep, 1)
        with h5py.File(out) as f:
            data, mask = f['entry_1/data_1/data'], f.get('entry_1/instrument_1/detector_1/mask')
            ids = dict(trains=f['entry_1/trainId'][()].tolist(), pulses=f['entry_1/pulseId'][()].tolist(), cells=f['entry_1/cellId'][:, 0].tolist())
            print(json.dumps(dict(ids, shape=list(data.shape), sums=[float(frame.astype('f8').sum()) for frame in data],
                                  good=[int((frame == 0).sum()) for frame in mask] if mask else [])))
        """;

    [TestMethod]
    public void Open_CorrectedRun_ReadsModulesMasksAndIds()
    {
        using var folder = new TemporaryFolder();
        using var expected = System.Text.Json.JsonDocument.Parse(Python.Run(["extra_data", "h5py", "numpy"], Make, folder.Path, "proc"));
        int[] shape = Numbers<int>(expected, "shape");
        using IFrameSource source = FrameFile.Open(folder.File("virtual.cxi"));
        Assert.AreEqual("European XFEL CXI 1.5", source.Format);
        Assert.AreEqual(shape[0], source.Count);
        Assert.AreEqual(shape[1], source.Facts.Modules);
        Assert.AreEqual(new FrameSize(shape[1] * shape[2], shape[3]), source.Size);
        CollectionAssert.AreEqual(Numbers<ulong>(expected, "trains"), source.Ids!.Trains!.ToArray());
        CollectionAssert.AreEqual(Numbers<ulong>(expected, "pulses"), source.Ids.Pulses!.ToArray());
        CollectionAssert.AreEqual(Numbers<int>(expected, "cells"), source.Ids.Cells!.ToArray());
        double[] sums = Numbers<double>(expected, "sums"), good = Numbers<double>(expected, "good");
        Assert.IsTrue(sums.Max() > 0, "the run holds something");
        for (int i = 0; i < source.Count; i++)
        {
            float[] pixels = DialectGolden.Read(source, i);
            Assert.AreEqual(sums[i], pixels.Sum(pixel => (double)pixel), 1e-6 * Math.Max(1, sums[i]), $"frame {i}");
            for (int module = 0; module < 16; module++)
                Assert.AreEqual(10f * module + i, pixels[module * shape[2] * shape[3]], $"module {module} of frame {i}");
            Assert.HasCount(pixels.Length - (int)good[i], DialectGolden.BadPixels(source, i));
        }
    }

    [TestMethod]
    public void Open_RawRun_ReadsTheImagesWithoutTheGains()
    {
        using var folder = new TemporaryFolder();
        Python.Run(["extra_data", "h5py", "numpy"], Make, folder.Path, "raw");
        using IFrameSource source = FrameFile.Open(folder.File("virtual.cxi"));
        Assert.AreEqual(6, source.Count);
        Assert.AreEqual(16, source.Facts.Modules);
        Assert.AreEqual(new FrameSize(16 * 512, 128), source.Size);
        for (int i = 0; i < source.Count; i++)
        {
            float[] pixels = DialectGolden.Read(source, i);
            for (int module = 0; module < 16; module++)
                Assert.AreEqual(10f * module + i, pixels[module * 512 * 128], $"module {module} of frame {i}");
            Assert.AreEqual((i == 0 ? 15 : 16) * 10, pixels.Count(pixel => pixel > 0), $"frame {i}");
        }
    }

    [TestMethod]
    public void Open_RawGolden_HasTheSizeOfItsModules()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("raw_virtual.cxi"));
        Assert.AreEqual(2, source.Count);
        Assert.AreEqual(3, source.Facts.Modules);
        Assert.AreEqual(new FrameSize(18, 8), source.Size);
        Assert.HasCount(3 * 6 * 8, DialectGolden.Read(source, 1));
    }

    private static T[] Numbers<T>(System.Text.Json.JsonDocument document, string name)
        where T : System.Numerics.INumber<T> =>
        [.. document.RootElement.GetProperty(name).EnumerateArray().Select(value => T.CreateChecked(value.GetDouble()))];
}
