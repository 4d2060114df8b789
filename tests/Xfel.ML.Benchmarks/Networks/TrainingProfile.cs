using System.Globalization;
using Xfel.ML.Networks;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Benchmarks;

/// <summary>Where the time of a training step goes, as a table: one line per step of the plan, rates for its convolutions.</summary>
internal static class TrainingProfile
{
    /// <param name="graph">The network.</param>
    /// <param name="times">What the plan's steps took in all passes together.</param>
    /// <param name="batch">Frames in a pass.</param>
    /// <param name="passes">Number of passes.</param>
    /// <param name="passSeconds">What a whole pass takes.</param>
    /// <param name="output">Where the table goes.</param>
    public static void Print(NetworkGraph graph, StepTimes times, int batch, int passes, double passSeconds, TextWriter output)
    {
        output.WriteLine(Line("step", "input", "forward", "GF/s", "backward", "GF/s", "share"));
        double forwardSum = 0, backwardSum = 0;
        for (int i = 0; i < times.Steps.Count; i++)
        {
            StepNode step = times.Steps[i];
            double forward = times.Forward(i).TotalSeconds / passes, backward = times.Backward(i).TotalSeconds / passes;
            double work = batch * Work(step, graph);
            // The first layer's input has no gradient.
            double workBack = step.Input == 0 ? work : 2 * work;
            output.WriteLine(Line(
                string.Join(" + ", step.Layers), $"{graph.Values[step.Input]}",
                Milliseconds(forward), Rate(work, forward), Milliseconds(backward), Rate(workBack, backward), Share(forward + backward, passSeconds)));
            forwardSum += forward;
            backwardSum += backward;
        }

        double rest = passSeconds - forwardSum - backwardSum;
        output.WriteLine(Line("all steps", "", Milliseconds(forwardSum), "", Milliseconds(backwardSum), "", Share(forwardSum + backwardSum, passSeconds)));
        output.WriteLine(Line("loss, optimiser, frames in", "", Milliseconds(rest), "", "", "", Share(rest, passSeconds)));
    }

    /// <summary>Floating-point operations of a step's convolution or linear layer on one frame, as a direct kernel would do them; 0 without one.</summary>
    private static double Work(StepNode step, NetworkGraph graph)
    {
        FeatureShape input = graph.Values[step.Input];
        return step.First switch
        {
            ConvLayer conv => 2.0 * conv.Kernel * conv.Kernel * input.Channels * conv.InferShape(input).Length,
            LinearLayer linear => 2.0 * input.Length * linear.Outputs,
            _ => 0,
        };
    }

    private static string Milliseconds(double seconds) => Text(1e3 * seconds, "0.0 ms");

    private static string Rate(double work, double seconds) => work > 0 && seconds > 0 ? Text(work / seconds / 1e9, "0") : "";

    private static string Share(double seconds, double whole) => Text(seconds / whole, "0.0%");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(string step, string input, string forward, string forwardRate, string backward, string backwardRate, string share) =>
        $"{step,-60} {input,-16} {forward,10} {forwardRate,5} {backward,10} {backwardRate,5} {share,6}";
}
