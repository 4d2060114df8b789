using System.Globalization;
using System.Text;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A description as a paper prints it: outputs and parameters of each layer of the outermost chain, whose parameters sum to the network's; below a stage or a block its
/// layers, indented, equal blocks counted once, and in a block one line per convolution with the normalisation and activation that belong to it.
/// </summary>
internal static class NetworkTable
{
    private const int LeastNameWidth = 16;
    private const int OutputWidth = 16;
    private const int CountWidth = 12;

    public static string Print(NetworkDescription network)
    {
        var rows = new List<(string Name, string Output, string Count)> { ("layer", "output", "parameters") };
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            long parameters = layer.CountParameters(network.InputOf(i));
            rows.Add(($"{layer}", $"{network.OutputOf(i)}", parameters == 0 ? "" : parameters.ToString("N0", CultureInfo.InvariantCulture)));
            rows.AddRange(Parts(layer).Select(line => ($"  {line}", "", "")));
        }

        int nameWidth = rows.Where(row => row.Output.Length > 0).Max(row => Math.Max(LeastNameWidth, row.Name.Length + 1));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{network.Name}: input {network.Input}, {network.ParameterCount:N0} parameters\n");
        foreach ((string name, string output, string count) in rows)
            text.Append($"{name.PadRight(nameWidth)} {output,-OutputWidth} {count,CountWidth}".TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>The lines below a layer.</summary>
    private static IEnumerable<string> Parts(Layer layer) => layer switch
    {
        GroupLayer group => Chain(group.Layers),
        ResidualLayer residual => [.. Chain(residual.Body), .. Chain(residual.Shortcut).Select((line, i) => i == 0 ? $"shortcut: {line}" : $"          {line}")],
        _ => [],
    };

    private static IEnumerable<string> Chain(Sequential layers)
    {
        var line = new List<Layer>();
        bool startsWithKernel = layers.Count > 0 && IsKernel(layers[0]);
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i] is not (GroupLayer or ResidualLayer))
            {
                // Activation first: a line ends with its convolution. Convolution first: it ends before the next one.
                if (startsWithKernel && IsKernel(layers[i]) && line.Count > 0)
                    yield return Take();
                line.Add(layers[i]);
                if (!startsWithKernel && IsKernel(layers[i]))
                    yield return Take();
                continue;
            }

            if (line.Count > 0)
                yield return Take();
            (int period, int count) = Repetition(layers, i);
            yield return $"{(count > 1 ? $"{count} x " : "")}{string.Join(", ", layers.Skip(i).Take(period))}";
            foreach (string part in Parts(layers[i]))
                yield return $"  {part}";
            i += count * period - 1;
        }

        if (line.Count > 0)
            yield return Take();

        string Take()
        {
            string text = string.Join(", ", line);
            line.Clear();
            return text;
        }
    }

    /// <summary>How many layers a repeated block has from <paramref name="start"/> on (the block and the activation after it), and how often it comes.</summary>
    private static (int Period, int Count) Repetition(Sequential layers, int start)
    {
        int period = 1, count = 1;
        while (start + period < layers.Count && layers[start + period] is ReluLayer or LeakyReluLayer or LogActivationLayer or DropoutLayer)
            period++;
        while (start + (count + 1) * period <= layers.Count && layers.Skip(start).Take(period).SequenceEqual(layers.Skip(start + count * period).Take(period)))
            count++;
        return (period, count);
    }

    private static bool IsKernel(Layer layer) => layer is ConvLayer or LinearLayer;
}
