using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Descriptions;

[TestClass]
public sealed class NetworkDescriptionTests
{
    [TestMethod]
    public void ToString_SmallNetwork_PrintsTheTable()
    {
        Sequential layers = [Conv(16, 3), Relu(), MaxPool(2), Flatten(), Linear(10)];
        Assert.AreEqual(
            """
            small: input 3 x 9 x 8, 3,018 parameters
            layer            output             parameters
            conv 3x3, 16     16 x 9 x 8                448
            relu             16 x 9 x 8
            max-pool 2x2/2   16 x 4 x 4
            flatten          256
            linear, 10       10                      2,570

            """.ReplaceLineEndings("\n"),
            layers.ForInput("small", new FeatureShape(3, 9, 8)).ToString());
    }

    [TestMethod]
    public void Describe_FullWidth_IsThePublishedNetwork()
    {
        NetworkDescription network = Vgg16.Describe(1);
        Assert.AreEqual(138_357_544 - 4_097_000, network.ParameterCount, "the published count less its last layer");
        Assert.AreEqual(new FeatureShape(4096, 1, 1), network.Output);
        Assert.AreEqual("VGG16, width 1", network.Name);
    }

    [TestMethod]
    [DataRow(0.25, "16 32 64 128 128 1024 1024")]
    [DataRow(0.03125, "2 4 8 16 16 128 128")]
    [DataRow(0.3, "16 32 80 160 160 1232 1232")]
    [DataRow(0.001, "1 1 1 1 1 4 4")]
    public void Describe_AnyWidth_ScalesChannels(double width, string expected)
    {
        NetworkDescription network = Vgg16.Describe(width);
        IEnumerable<int> widths = network.Layers.Index().Where(layer => layer.Item is MaxPoolLayer or LinearLayer).Select(layer => network.OutputOf(layer.Index).Channels);
        Assert.AreEqual(expected, string.Join(' ', widths));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(100.0)]
    public void Describe_ImpossibleWidth_Throws(double width) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Vgg16.Describe(width));

    [TestMethod]
    public void ForInput_LayersThatDoNotFit_NameTheLayer()
    {
        Sequential pools = [Conv(4, 3), MaxPool(2), MaxPool(2), MaxPool(2)], linear = [Linear(3)];
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => pools.ForInput("p", new(1, 5, 5))).Message, "p, layer 4 of 4: max-pool 2x2/2 needs at least 2 x 2 pixels, its input is 4");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => linear.ForInput("l", new(1, 5, 5))).Message, "l, layer 1 of 1: linear, 3 needs a flat input, found 1 x 5 x 5");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Conv(4, 3, stride: 0));
    }
}
