using Microsoft.ML;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Frames;

/// <summary>That each transformer runs the kernel that it is named after, with its options.</summary>
[TestClass]
public sealed class FrameTransformerTests
{
    private static readonly FrameSize Size = new(10, 13);

    private readonly FrameTable _table = new(Size, 3);
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [TestMethod]
    public void RenderIntensityScale_Options_EqualTheRenderer()
    {
        var options = new RenderOptions { Scale = 4, GainAduPerPhoton = 0.5f, Offset = 0.25f, Quality = 60 };
        var mask = new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(i => i % 4 != 1)]);
        var grey = new byte[Size.PixelCount];

        Check(_transforms.RenderIntensityScale("x", FrameTable.Frame, options, mask), (frame, destination) =>
        {
            FrameRenderer.Render(frame, Size, options, mask, grey);
            for (int i = 0; i < grey.Length; i++)
                destination[i] = grey[i];
        });
        Check(_transforms.RenderIntensityScale("x", FrameTable.Frame), (frame, destination) =>
        {
            FrameRenderer.Render(frame, Size, new RenderOptions { Scale = 10 }, null, grey);
            for (int i = 0; i < grey.Length; i++)
                destination[i] = grey[i];
        });
    }

    [TestMethod]
    public void ResizeFrames_Size_EqualsTheBilinearKernel()
    {
        Check(_transforms.ResizeFrames("x", 7, 20, FrameTable.Frame), (frame, destination) => FrameResize.Bilinear(frame, Size, destination, new FrameSize(7, 20)), new FrameSize(7, 20));
    }

    [TestMethod]
    public void CropFrames_Options_EqualTheKernel()
    {
        var window = new FrameSize(6, 17);
        Check(_transforms.CropFrames("x", 6, 17, FrameTable.Frame), (frame, destination) => FrameCrop.Central(frame, Size, 0, destination, window), window);
        var options = new CropOptions { Height = 6, Width = 17, Fill = 9, CenterX = 2, CenterY = 3.5 };
        Check(_transforms.CropFrames("x", FrameTable.Frame, options), (frame, destination) => FrameCrop.Around(frame, Size, 9, 2, 3.5, destination, window), window);
        Check(
            _transforms.CropFrames("x", FrameTable.Frame, options with { CenterY = null }),
            (frame, destination) => FrameCrop.Around(frame, Size, 9, 2, (Size.Height - 1) / 2.0, destination, window),
            window);
    }

    [TestMethod]
    public void StandardizeFrames_BothModes_EqualTheKernels()
    {
        var statistics = new PixelStatistics(Size);
        for (int row = 0; row < 3; row++)
            statistics.Add(_table.FrameOf(row));
        Check(_transforms.StandardizeFrames("x", FrameTable.Frame), (frame, destination) => FrameStandardization.PerFrame(frame, destination));
        Check(
            _transforms.StandardizeFrames("x", FrameTable.Frame, StandardizationMode.PerPixel),
            (frame, destination) => FrameStandardization.PerPixel(frame, statistics.Mean(), statistics.InverseStandardDeviation(), destination));
    }

    [TestMethod]
    public void StandardizeFrames_PerPixelWithoutRows_IsAnError()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => _transforms.StandardizeFrames("x", FrameTable.Frame, StandardizationMode.PerPixel).Fit(new FrameTable(Size, 0)));

        StringAssert.Contains(error.Message, "'Frame' has no rows");
    }

    [TestMethod]
    public void StandardizeFrames_PerPixel_ReadsTheTrainingFramesOnce()
    {
        _transforms.StandardizeFrames("x", FrameTable.Frame, StandardizationMode.PerPixel).Fit(_table);

        Assert.HasCount(3, _table.Reads);
        Assert.IsTrue(_table.Reads.Values.All(reads => reads == 1));
    }

    [TestMethod]
    public void Transformers_SayWhatTheyDo()
    {
        var mask = Mask.AllGood(Size);
        RenderIntensityScaleTransformer render = _transforms.RenderIntensityScale("x", FrameTable.Frame, new RenderOptions { Scale = 2 }, mask).Fit(_table);
        Assert.AreEqual(2, render.Options.Scale);
        Assert.AreSame(mask, render.Mask);
        Assert.AreEqual(new FrameSize(7, 8), _transforms.ResizeFrames("x", 7, 8, FrameTable.Frame).Fit(_table).Size);
        Assert.AreEqual(new CropOptions { Height = 3, Width = 4 }, _transforms.CropFrames("x", 3, 4, FrameTable.Frame).Fit(_table).Options);
        Assert.AreEqual(StandardizationMode.PerFrame, _transforms.StandardizeFrames("x", FrameTable.Frame).Fit(_table).Mode);
        Assert.IsNull(_transforms.StandardizeFrames("x", FrameTable.Frame).Fit(_table).Size);
        Assert.AreEqual(Size, _transforms.StandardizeFrames("x", FrameTable.Frame, StandardizationMode.PerPixel).Fit(_table).Size);
    }

    [TestMethod]
    public void Options_ManyFaults_AreReportedTogether()
    {
        Faults(() => _transforms.RenderIntensityScale("x", null, new RenderOptions { Scale = 0, Quality = 101 }), "Scale", "Quality");
        Faults(() => _transforms.RenderIntensityScale("x", scale: float.NaN), "Scale");
        Faults(() => _transforms.ResizeFrames("x", 0, -3), "Height is 0", "Width is -3");
        Faults(() => _transforms.CropFrames("x", 0, 1 << 20), "Height is 0", "Width is 1048576");
        Faults(
            () => _transforms.CropFrames("x", null, new CropOptions { Height = 1, Width = 0, CenterX = double.NaN, CenterY = double.PositiveInfinity }),
            "Width is 0", "CenterX is NaN", "CenterY is Infinity");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _transforms.StandardizeFrames("x", mode: (StandardizationMode)9));
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.CropFrames("x", null, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.FeaturizeVgg16("x", null, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _transforms.RenderIntensityScale("x", null, options: null!));
    }

    [TestMethod]
    public void Load_OptionsOutOfRange_AreRefused()
    {
        MemoryStage stage = MemoryStage.Of(_transforms.ResizeFrames("x", 7, 8, FrameTable.Frame).Fit(_table));
        stage.OptionsJson = stage.OptionsJson.Replace("7", "-7");
        Assert.ThrowsExactly<ArgumentException>(() => ResizeFramesTransformer.Load(stage.Reader()));

        stage = MemoryStage.Of(_transforms.CropFrames("x", 7, 8, FrameTable.Frame).Fit(_table));
        stage.OptionsJson = stage.OptionsJson.Replace("7", "700000");
        Assert.ThrowsExactly<ArgumentException>(() => CropFramesTransformer.Load(stage.Reader()));

        stage = MemoryStage.Of(_transforms.RenderIntensityScale("x", FrameTable.Frame).Fit(_table));
        stage.OptionsJson = stage.OptionsJson.Replace("75", "750");
        Assert.ThrowsExactly<ArgumentException>(() => RenderIntensityScaleTransformer.Load(stage.Reader()));
    }

    private static void Faults(Func<object> make, params string[] faults)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(make);
        foreach (string fault in faults)
            StringAssert.Contains(error.Message, fault);
    }

    private void Check(IEstimator<FrameTransformer> estimator, Kernel kernel, FrameSize? outputSize = null)
    {
        List<MappedValues> rows = MappedValues.ReadAll(estimator.Fit(_table).Transform(_table), mapped: "x");
        var expected = new float[(outputSize ?? Size).PixelCount];
        for (int row = 0; row < rows.Count; row++)
        {
            kernel(_table.FrameOf(row), expected);
            Assert.AreEqual(MappedValues.Bits(expected), rows[row].Mapped);
        }
    }

    private delegate void Kernel(ReadOnlySpan<float> frame, Span<float> destination);
}
