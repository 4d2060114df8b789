using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The loops of <see cref="PointwiseStep"/> over one band. Products and sums are rounded one by one, so that every instruction set gives the same bits; a vector narrower than 16 lanes
/// passes a band part by part.
/// </summary>
internal sealed unsafe class PointwiseKernels(StepShapes shapes, BlockedShape shortcut, BlockedShape shortcutGradient, bool add, float slope, float rate, int dropoutIndex)
{
    private readonly int _width = shapes.Input.Width;
    private readonly int _stride = shapes.Input.Blocks * BlockedShape.Lanes;

    /// <summary>A dropped value leaves the rectifier as 0, and 0 has no gradient: without a shortcut the output tells the mask.</summary>
    private readonly bool _outputTellsMask = slope == 0 && !add;

    /// <param name="buffers">The maps.</param>
    /// <param name="call">The call.</param>
    /// <param name="band">The rows to compute.</param>
    /// <param name="coefficients">Those of the band's block, null without a norm.</param>
    public void Forward(in StepBuffers buffers, in StepCall call, in MapBand band, float* coefficients)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            Forward(buffers, call, band, part, new(coefficients is null ? null : coefficients + part, _stride));
        MapRows.ClearHalo(buffers.Output, shapes.Output, band);
    }

    /// <summary>Sums of g and of g * (x - centre), g being the gradient behind the norm.</summary>
    public void Sums(in StepBuffers buffers, in StepCall call, in MapBand band, float* centre, double* sums)
    {
        new Span<double>(sums, LaneSums.Length).Clear();
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            Sums(buffers, call, band, part, Vector.Load(centre + part), sums + part);
    }

    public void Backward(in StepBuffers buffers, in StepCall call, in MapBand band, float* coefficients)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            Backward(buffers, call, band, part, new(coefficients is null ? null : coefficients + part, _stride), coefficients is not null);
        if (buffers.InputGradient is not null)
            MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
        if (add && buffers.ShortcutGradient is not null)
            MapRows.ClearHalo(buffers.ShortcutGradient, shortcutGradient, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(in StepBuffers buffers, in StepCall call, in MapBand band, int part, in PointwiseCoefficients coefficients)
    {
        Vector<float> centre = coefficients.Centre, factor = coefficients.Factor, offset = coefficients.Offset, negative = Vector.Create(slope);
        bool drops = rate > 0 && call.IsTraining;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band) + part, output = MapRows.Start(buffers.Output, shapes.Output, band) + part;
        float* other = add ? MapRows.Start(buffers.Shortcut, shortcut, band) + part : null;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector<uint> index = DropoutMask.Indices(shapes.Input, band.Block * BlockedShape.Lanes + part, row);
            for (int column = 0; column < _width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector<float> value = (Vector.Load(input + pixel) - centre) * factor + offset;
                if (drops)
                {
                    value = mask.Apply(value, index);
                    index += Vector<uint>.One;
                }

                if (add)
                    value += Vector.Load(other + pixel);
                Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), value, value * negative).Store(output + pixel);
            }

            input += shapes.Input.RowStride;
            output += shapes.Output.RowStride;
            other += shortcut.RowStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sums(in StepBuffers buffers, in StepCall call, in MapBand band, int part, Vector<float> centre, double* sums)
    {
        Vector<float> negative = Vector.Create(slope), kept = Vector.Create(DropoutMask.ScaleOf(rate));
        Vector<float> sum = default, product = default;
        bool active = slope != 1, drops = rate > 0 && !_outputTellsMask;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band) + part, output = active ? MapRows.Start(buffers.Output, shapes.Output, band) + part : null;
        float* gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band) + part;
        int count = 0;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector<uint> index = DropoutMask.Indices(shapes.Input, band.Block * BlockedShape.Lanes + part, row);
            for (int start = 0; start < _width; start += LaneSums.Run)
            {
                int end = Math.Min(start + LaneSums.Run, _width);
                for (int column = start; column < end; column++)
                {
                    int pixel = column * BlockedShape.Lanes;
                    Vector<float> g = Vector.Load(gradient + pixel);
                    if (active)
                        g = Vector.ConditionalSelect(Vector.GreaterThan(Vector.Load(output + pixel), Vector<float>.Zero), g, g * negative);
                    if (drops)
                    {
                        g = mask.Apply(g, index);
                        index += Vector<uint>.One;
                    }
                    else
                    {
                        g *= kept;
                    }

                    sum += g;
                    product += g * (Vector.Load(input + pixel) - centre);
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
    private void Backward(in StepBuffers buffers, in StepCall call, in MapBand band, int part, in PointwiseCoefficients coefficients, bool normed)
    {
        Vector<float> centre = coefficients.Centre, factor = coefficients.Factor, offset = coefficients.Offset, pull = coefficients.Pull;
        Vector<float> negative = Vector.Create(slope), kept = Vector.Create(DropoutMask.ScaleOf(rate));
        bool active = slope != 1, drops = rate > 0 && !_outputTellsMask, accumulate = buffers.AccumulateInput, accumulateOther = buffers.AccumulateShortcut;
        bool writes = buffers.InputGradient is not null, writesOther = add && buffers.ShortcutGradient is not null;
        DropoutMask mask = Mask(call, band.Frame);
        float* input = normed ? MapRows.Start(buffers.Input, shapes.Input, band) + part : null, output = active ? MapRows.Start(buffers.Output, shapes.Output, band) + part : null;
        float* gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band) + part;
        float* result = writes ? MapRows.Start(buffers.InputGradient, shapes.InputGradient, band) + part : null;
        float* other = writesOther ? MapRows.Start(buffers.ShortcutGradient, shortcutGradient, band) + part : null;
        for (int row = band.Row; row < band.EndRow; row++)
        {
            Vector<uint> index = DropoutMask.Indices(shapes.Input, band.Block * BlockedShape.Lanes + part, row);
            for (int column = 0; column < _width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector<float> g = Vector.Load(gradient + pixel);
                if (active)
                    g = Vector.ConditionalSelect(Vector.GreaterThan(Vector.Load(output + pixel), Vector<float>.Zero), g, g * negative);
                if (writesOther)
                    (accumulateOther ? g + Vector.Load(other + pixel) : g).Store(other + pixel);
                if (!writes)
                    continue;
                if (drops)
                {
                    g = mask.Apply(g, index);
                    index += Vector<uint>.One;
                }
                else
                {
                    g *= kept;
                }

                if (normed)
                    g = g * factor + ((Vector.Load(input + pixel) - centre) * pull + offset);
                if (accumulate)
                    g += Vector.Load(result + pixel);
                g.Store(result + pixel);
            }

            input += shapes.Input.RowStride;
            output += shapes.Output.RowStride;
            gradient += shapes.OutputGradient.RowStride;
            result += shapes.InputGradient.RowStride;
            other += shortcutGradient.RowStride;
        }
    }

    private DropoutMask Mask(in StepCall call, int frame) => rate > 0 ? new(rate, call.Seed, dropoutIndex, frame) : default;
}
