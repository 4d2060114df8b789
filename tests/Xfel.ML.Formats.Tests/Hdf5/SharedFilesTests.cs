namespace Xfel.ML.Formats.Tests;

/// <summary>The measured HDF5 files beside the checkout, held against h5py live.</summary>
[TestClass]
public sealed class SharedFilesTests
{
    private const string SumByFrame = """
        import sys, h5py, numpy
        data = h5py.File(sys.argv[1], 'r')[sys.argv[2]][()].astype('float32')
        frames = data.reshape((-1,) + data.shape[-2:]) if data.ndim > 2 else data[None]
        weights = numpy.arange(1, frames[0].size + 1) % 1009
        for frame in frames: print(repr(float((frame.ravel().astype('float64') * weights).sum())))
        """;

    [TestMethod]
    [DataRow("cdtools_p25_ptycho/PETRAIII_P25_Near_Field_Ptycho.cxi", "/entry_1/data_1/data")]
    [DataRow("nexus_saxs/nexus-example.hdf5", "/entry/data/frames")]
    [DataRow("simex_singfel/v01_diffr_out_0000001.h5", "/data/diffr")]
    [DataRow("hdf5_features/typical_raw.cxi", "/entry_1/data_1/data")]
    public void TryRead_MeasuredFile_GivesWhatH5pyGives(string file, string dataSet)
    {
        string path = SharedData.Require(file);
        string[] expected = Python.Run(["h5py", "numpy"], SumByFrame, path, dataSet).Split('\n');
        using IFrameSource source = FrameFile.Open(path, dataSet);
        Assert.AreEqual(expected.Length, source.Count);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < source.Count; i++)
        {
            Assert.IsNull(source.TryRead(i, pixels));
            double sum = 0;
            for (int p = 0; p < pixels.Length; p++)
                sum += (double)pixels[p] * ((p + 1) % 1009);
            double wanted = double.Parse(expected[i], System.Globalization.CultureInfo.InvariantCulture);
            Assert.AreEqual(wanted, sum, 1e-9 * Math.Max(1, Math.Abs(wanted)), $"frame {i}");
        }
    }
}
