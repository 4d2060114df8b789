namespace Xfel.ML.Benchmarks;

/// <summary>One benchmark. Every implementation with a parameterless constructor in this assembly is found by its name.</summary>
internal interface IBenchmark
{
    /// <summary>The name on the command line, such as <c>render</c>; its peers are the scripts <c>peers/NAME/*.py</c>.</summary>
    string Name { get; }

    /// <summary>What is measured, in a line: sizes, counts, data.</summary>
    string Describe();

    /// <summary>Warms up, measures once and returns. Runs in a process of its own, so that its peak memory is its own.</summary>
    BenchmarkMeasurement Measure(BenchmarkSettings settings);
}
