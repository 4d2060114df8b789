using static Xfel.ML.Networks.Layers;
using static Xfel.ML.Networks.PreActivation;

namespace Xfel.ML.Networks.Tests.Descriptions;

[TestClass]
public sealed class NamedNetworksTests
{
    private static readonly FeatureShape OddFrame = new(3, 17, 23);

    private static IEnumerable<object[]> PublishedNetworks =>
    [
        [ResNets.ResNet10(5), 169_381],
        [ResNets.ResNet18(5), 11_171_013],
        [ResNets.ResNet50(11), 23_516_619],
        [ResNets.ResNet101(11), 42_508_747],
        [ResNets.WithBlocks("ResNet-101 of Table 8", [3, 8, 36, 3], bottleneck: true, 11), 58_152_395],
        [ResNets.ResNet18(5, new(3, 224, 224), new() { Width = 0.5 }), 2_799_269],
        [Networks.Vgg.Vgg16(11), 134_304_459],
        [Networks.Vgg.Vgg19(11, null, new() { BatchNorm = true }), 139_627_851],
        [Networks.Vgg.Vgg16(1000, new(3, 224, 224)), 138_357_544],
    ];

    [TestMethod]
    [DynamicData(nameof(PublishedNetworks))]
    public void ParameterCount_PublishedNetwork_IsThatOfTheTorchModule(NetworkDescription network, int expected) =>
        Assert.AreEqual(expected, network.ParameterCount, "Onnx/torch_networks.py");

    [TestMethod]
    public void ResNet18_StyledByHand_IsTheSameNetwork()
    {
        Sequential layers =
        [
            Conv(64, 7, stride: 2, bias: false), LogActivation(0.2f), MaxPool(3, stride: 2),
            Stage(64, blocks: 2), Stage(128, blocks: 2, stride: 2), Stage(256, blocks: 2, stride: 2), Stage(512, blocks: 2, stride: 2),
            BatchNorm(), LeakyRelu(0.2f), GlobalAveragePool(), Linear(5),
        ];
        Assert.AreEqual(layers, ResNets.ResNet18(5).Layers);
        Assert.AreNotEqual(layers, ResNets.ResNet18(5, null, new() { Slope = 0.1f }).Layers);
    }

    [TestMethod]
    public void OutputOf_OddFrames_HalvesRoundingUp()
    {
        NetworkDescription network = ResNets.ResNet50(20, OddFrame, new() { Width = 0.125 });
        Assert.AreEqual("8 x 9 x 12|8 x 9 x 12|8 x 5 x 6|32 x 5 x 6|64 x 3 x 3|128 x 2 x 2|256|256|256|256|20", string.Join('|', network.Layers.Select((_, i) => network.OutputOf(i))));
        Assert.AreEqual(new FeatureShape(64, 5, 6), ResNets.ResNet10(20, OddFrame).OutputOf(5));
    }

    [TestMethod]
    public void Options_AllVaried_ReachTheLayers()
    {
        NetworkDescription network = ResNets.ResNet18(4, OddFrame, new() { LogAlpha = 0.5f, TrainAlpha = true, Slope = 0.1f, NormMomentum = 0.25f, Width = 2 });
        Assert.AreEqual("ResNet-18, width 2", network.Name);
        Assert.AreEqual(LogActivation(0.5f, trained: true), network.Layers[1]);
        Assert.AreEqual(Stage(128, 2, slope: 0.1f, momentum: 0.25f), network.Layers[3]);
        Assert.AreEqual(BatchNorm(0.25f), network.Layers[^4]);
        Assert.AreEqual(LeakyRelu(0.1f), ResNets.ResNet18(4, OddFrame, new() { LogAlpha = null, Slope = 0.1f }).Layers[1]);
        NetworkDescription vgg = Networks.Vgg.Vgg16(4, null, new() { Width = 0.1, BatchNorm = true, LogAlpha = 0.2f, Dropout = 0 });
        Assert.AreEqual("conv 3x3, 6|log activation 0.2|conv 3x3, 6|batch norm|relu|max-pool 2x2/2", string.Join('|', vgg.Layers.Take(6)));
        Assert.IsFalse(vgg.Layers.Any(layer => layer is DropoutLayer));
    }

    [TestMethod]
    public void FramesBelowTheReduction_NameTheLayer()
    {
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => ResNets.ResNet18(5, new(1, 16, 300))).Message,
            "ResNet-18, layer 7 of 11: stage 512: conv 3x3/2, 512 needs at least 2 x 2 pixels, its input is 256 x 1 x 19; use larger frames or fewer reducing layers");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => Networks.Vgg.Vgg19(5, new(1, 223, 224))).Message,
            "VGG-19, layer 38 of 45: conv 7x7, 4096 needs at least 7 x 7 pixels, its input is 512 x 6 x 7");
        Assert.ThrowsExactly<ArgumentException>(() => ResNets.ResNet10(5, new(1, 1, 1)));
        Assert.AreEqual(5, ResNets.ResNet18(5, new(1, 17, 17)).Output.Length);
    }

    [TestMethod]
    public void Helpers_ImpossibleArguments_Throw()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Stage(16, blocks: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BottleneckStage(16, blocks: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ResNets.ResNet18(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ResNets.ResNet18(5, null, new() { Width = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ResNets.ResNet18(5, null, new() { LogAlpha = 0 }));
        Sequential unprojected = [Conv(8, 1), Stage(16, blocks: 1)];
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => unprojected.ForInput("n", OddFrame)).Message, "the body gives 16 x 17 x 23, the shortcut 8 x 17 x 23; give the shortcut a projection");
    }

    [TestMethod]
    public void ToString_ResNet10_PrintsStagesAndPairs() => Assert.AreEqual(
        """
        ResNet-10: input 1 x 128 x 128, 169,381 parameters
        layer                output             parameters
        conv 3x3/2, 32       32 x 64 x 64              288
        batch norm           32 x 64 x 64               64
        dropout 0.25         32 x 64 x 64
        relu                 32 x 64 x 64
        stage 32             32 x 64 x 64           37,120
          2 x residual, relu
            conv 3x3, 32, batch norm, dropout 0.25, relu
            conv 3x3, 32, batch norm, dropout 0.25
        stage 64             64 x 32 x 32          131,584
          residual, relu
            conv 3x3/2, 64, batch norm, dropout 0.25, relu
            conv 3x3, 64, batch norm, dropout 0.25
            shortcut: conv 1x1/2, 64
          residual, relu
            conv 3x3, 64, batch norm, dropout 0.25, relu
            conv 3x3, 64, batch norm, dropout 0.25
        global average pool  64
        linear, 5            5                         325

        """.ReplaceLineEndings("\n"),
        ResNets.ResNet10(5).ToString());

    [TestMethod]
    public void ToString_PreActivation_PrintsActivationsBeforeConvolutions()
    {
        Sequential layers = [Conv(8, 1), BottleneckStage(2, blocks: 4, stride: 2), Residual([Conv(8, 1)], [BatchNorm(), Residual([Relu(), Conv(8, 3)])])];
        Assert.AreEqual(
            """
            nested: input 3 x 17 x 23, 1,136 parameters
            layer               output             parameters
            conv 1x1, 8         8 x 17 x 23                32
            bottleneck stage 2  8 x 9 x 12                432
              batch norm, leaky relu 0.2
              residual
                conv 1x1, 2, batch norm, leaky relu 0.2
                conv 3x3/2, 2, batch norm, leaky relu 0.2
                conv 1x1, 8
                shortcut: conv 1x1/2, 8
              3 x residual
                batch norm, leaky relu 0.2, conv 1x1, 2
                batch norm, leaky relu 0.2, conv 3x3, 2
                batch norm, leaky relu 0.2, conv 1x1, 8
            residual            8 x 9 x 12                672
              conv 1x1, 8
              shortcut: batch norm
                        residual
                          relu, conv 3x3, 8

            """.ReplaceLineEndings("\n"),
            layers.ForInput("nested", OddFrame).ToString());
    }
}
