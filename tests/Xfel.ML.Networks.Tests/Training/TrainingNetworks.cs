using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Small networks with every layer, odd sizes and odd numbers of channels; those with a golden file stand in make_training_networks.py too.</summary>
internal static class TrainingNetworks
{
    public const int Batch = 5;

    public static IEnumerable<string> WithGolden => ["chain", "post-activation", "pre-activation", "log", "vgg"];

    public static NetworkDescription Create(string name) => name switch
    {
        "chain" => Of([Conv(8, 3), BatchNorm(0.1f), Relu(), MaxPool(2), Conv(12, 3, stride: 2), LeakyRelu(0.1f), GlobalAveragePool(), Linear(4)], new(1, 17, 23)),
        "post-activation" => Of([Conv(20, 3, stride: 2), BatchNorm(), Relu(), .. Pair(20), .. Pair(24, 2), GlobalAveragePool(), Linear(5)], new(3, 17, 23)),
        "pre-activation" => Of(
            [
                Conv(16, 7, stride: 2, bias: false), LogActivation(), MaxPool(3, stride: 2),
                Residual([BatchNorm(), LeakyRelu(), Conv(16, 3, bias: false), BatchNorm(), LeakyRelu(), Conv(16, 3, bias: false)]),
                BatchNorm(), LeakyRelu(), Residual([Conv(24, 3, stride: 2, bias: false), BatchNorm(), LeakyRelu(), Conv(24, 3)], [Conv(24, 1, stride: 2, bias: false)]),
                Residual([BatchNorm(), LeakyRelu(), Conv(8, 1, bias: false), BatchNorm(), LeakyRelu(), Conv(8, 3, bias: false), BatchNorm(), LeakyRelu(), Conv(24, 1)]),
                BatchNorm(), LeakyRelu(), GlobalAveragePool(), Linear(3),
            ],
            new(1, 33, 29)),
        "log" => Of([Conv(18, 5), LogActivation(0.3f, trained: true), AveragePool(2), BatchNorm(0.5f), Conv(10, 3, padding: 0), LogActivation(0.5f, trained: true), AveragePool(3, stride: 2), Flatten(), Linear(4)], new(20, 17, 23)),
        "vgg" => Of([Conv(8, 3), Relu(), Conv(8, 3), Relu(), MaxPool(2), Conv(18, 3), Relu(), MaxPool(2), Flatten(), Linear(24), Relu(), Linear(3)], new(3, 17, 23)),
        "dropout" => Of([Conv(18, 3), BatchNorm(), Dropout(0.25f), Relu(), .. Pair(18), Conv(6, 3), Dropout(0.5f), GlobalAveragePool(), Flatten(), Linear(24), LeakyRelu(0.1f), Dropout(0.5f), Linear(3)], new(1, 12, 9)),

        // Sums of every kind: a value with itself, a convolution over its own addend, two terms that are both steps, a sum within a sum, the network's input.
        "sums" => Of(
            [
                Residual([Conv(3, 3)]), Conv(6, 3, stride: 2), Residual([]), Residual([Conv(6, 3)]), Residual([BatchNorm()]), Residual([Conv(6, 3), Conv(6, 3)]),
                Residual([BatchNorm(), Dropout(0)], [Residual([Conv(6, 3), Conv(6, 1)])]), Residual([Conv(6, 1)], [Conv(6, 3)]), Relu(),
                Residual([Residual([LeakyRelu(0.3f), Conv(6, 3)]), BatchNorm()], [LogActivation()]), MaxPool(2), Flatten(), BatchNorm(), Linear(3),
            ],
            new(3, 11, 9)),
        "vector" => Of([BatchNorm(), Linear(7), LeakyRelu(), BatchNorm(), Residual([Linear(7), LeakyRelu()]), Linear(2)], new(20, 1, 1)),
        "pool first" => Of([MaxPool(2), AveragePool(2), Conv(5, 2, padding: 1), MaxPool(3, stride: 1), Relu(), GlobalAveragePool()], new(2, 13, 11)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such network"),
    };

    private static NetworkDescription Of(Sequential layers, FeatureShape input) => layers.ForInput("test", input);

    /// <summary>An engine filled with <see cref="TestNumbers"/>.</summary>
    public static TrainingPlan Plan(string name, int batch = Batch, int threads = 1) => Plan(name, TileSet.Best, batch, threads);

    public static TrainingPlan Plan(string name, TileSet tiles, int batch = Batch, int threads = 1)
    {
        var plan = new TrainingPlan(Create(name), batch, threads, tiles);
        TestNumbers.Fill(plan);
        return plan;
    }

    /// <summary>A pair of Han and Li: the second convolution adds the shortcut before its rectifier.</summary>
    private static Sequential Pair(int channels, int stride = 1) =>
    [
        Residual(
            [Conv(channels, 3, stride, bias: false), BatchNorm(), Relu(), Conv(channels, 3, bias: false), BatchNorm()],
            stride == 1 ? [] : [Conv(channels, 1, stride)]),
        Relu(),
    ];
}
