using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>The loops of <see cref="PointwiseStep"/> over one band. Products and sums are rounded one by one, so that every instruction set gives the same bits.</summary>
internal sealed unsafe class PointwiseKernels(StepShapes shapes, BlockedShape shortcut, BlockedShape shortcutGradient, bool add, float slope, float rate, int dropoutIndex)
{
    private readonly int _width = shapes.Input.Width;

    /// <summary>A dropped value leaves the rectifier as 0, and 0 has no gradient: without a shortcut the output tells the mask.</summary>
    private readonly bool _outputTellsMask = slope == 0 && !add;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in StepBuffers buffers, in StepCall call, in MapBand band, in PointwiseCoefficients coefficients)
    {
        Vector512<float> centre = coefficients.Centre, factor = coefficients.Factor, offset = coefficients.Offset, negative = Vector512.Create(slope);
        bool drops = rate > 0 && call.IsTraining;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band), output = MapRows.Start(buffers.Output, shapes.Output, band), other = add ? MapRows.Start(buffers.Shortcut, shortcut, band) : null;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector512<uint> index = mask.Indices(band.Block, row);
            for (int column = 0; column < _width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector512<float> value = (Vector512.Load(input + pixel) - centre) * factor + offset;
                if (drops)
                {
                    value = mask.Apply(value, index);
                    index += Vector512<uint>.One;
                }

                if (add)
                    value += Vector512.Load(other + pixel);
                Vector512.ConditionalSelect(Vector512.GreaterThan(value, Vector512<float>.Zero), value, value * negative).Store(output + pixel);
            }

            input += shapes.Input.RowStride;
            output += shapes.Output.RowStride;
            other += shortcut.RowStride;
        }

        MapRows.ClearHalo(buffers.Output, shapes.Output, band);
    }

    /// <summary>Sums of g and of g * (x - centre), g being the gradient behind the norm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sums(in StepBuffers buffers, in StepCall call, in MapBand band, float* channelCentre, double* sums)
    {
        new Span<double>(sums, LaneSums.Length).Clear();
        Vector512<float> centre = Vector512.Load(channelCentre), negative = Vector512.Create(slope), kept = Vector512.Create(DropoutMask.ScaleOf(rate));
        Vector512<float> sum = default, product = default;
        bool active = slope != 1, drops = rate > 0 && !_outputTellsMask;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band), output = active ? MapRows.Start(buffers.Output, shapes.Output, band) : null;
        float* gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band);
        int count = 0;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector512<uint> index = mask.Indices(band.Block, row);
            for (int start = 0; start < _width; start += LaneSums.Run)
            {
                int end = Math.Min(start + LaneSums.Run, _width);
                for (int column = start; column < end; column++)
                {
                    int pixel = column * BlockedShape.Lanes;
                    Vector512<float> g = Vector512.Load(gradient + pixel);
                    if (active)
                        g = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Load(output + pixel), Vector512<float>.Zero), g, g * negative);
                    if (drops)
                    {
                        g = mask.Apply(g, index);
                        index += Vector512<uint>.One;
                    }
                    else
                    {
                        g *= kept;
                    }

                    sum += g;
                    product += g * (Vector512.Load(input + pixel) - centre);
                }

                count += end - start;
                if (count >= LaneSums.Run || end == _width && row == band.EndRow - 1)
                {
                    LaneSums.Add(sums, sum);
                    LaneSums.Add(sums + BlockedShape.Lanes, product);
                    sum = product = default;
                    count = 0;
                }
            }

            input += shapes.Input.RowStride;
            output += shapes.Output.RowStride;
            gradient += shapes.OutputGradient.RowStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in StepBuffers buffers, in StepCall call, in MapBand band, in PointwiseCoefficients coefficients, bool normed)
    {
        Vector512<float> centre = coefficients.Centre, factor = coefficients.Factor, offset = coefficients.Offset, pull = coefficients.Pull;
        Vector512<float> negative = Vector512.Create(slope), kept = Vector512.Create(DropoutMask.ScaleOf(rate));
        bool active = slope != 1, drops = rate > 0 && !_outputTellsMask, accumulate = buffers.AccumulateInput, accumulateOther = buffers.AccumulateShortcut;
        bool writes = buffers.InputGradient is not null, writesOther = add && buffers.ShortcutGradient is not null;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = normed ? MapRows.Start(buffers.Input, shapes.Input, band) : null, output = active ? MapRows.Start(buffers.Output, shapes.Output, band) : null;
        float* gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band);
        float* result = writes ? MapRows.Start(buffers.InputGradient, shapes.InputGradient, band) : null, other = writesOther ? MapRows.Start(buffers.ShortcutGradient, shortcutGradient, band) : null;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector512<uint> index = mask.Indices(band.Block, row);
            for (int column = 0; column < _width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector512<float> g = Vector512.Load(gradient + pixel);
                if (active)
                    g = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Load(output + pixel), Vector512<float>.Zero), g, g * negative);
                if (writesOther)
                    (accumulateOther ? g + Vector512.Load(other + pixel) : g).Store(other + pixel);
                if (!writes)
                    continue;
                if (drops)
                {
                    g = mask.Apply(g, index);
                    index += Vector512<uint>.One;
                }
                else
                {
                    g *= kept;
                }

                if (normed)
                    g = g * factor + ((Vector512.Load(input + pixel) - centre) * pull + offset);
                if (accumulate)
                    g += Vector512.Load(result + pixel);
                g.Store(result + pixel);
            }

            input += shapes.Input.RowStride;
            output += shapes.Output.RowStride;
            gradient += shapes.OutputGradient.RowStride;
            result += shapes.InputGradient.RowStride;
            other += shortcutGradient.RowStride;
        }

        if (writes)
            MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
        if (writesOther)
            MapRows.ClearHalo(buffers.ShortcutGradient, shortcutGradient, band);
    }

    private DropoutMask Mask(in StepCall call, int frame) => rate > 0 ? new(rate, call.Seed, dropoutIndex, frame, shapes.Input) : default;
}
