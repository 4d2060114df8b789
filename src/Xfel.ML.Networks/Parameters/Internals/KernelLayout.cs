namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Weights as <c>[output block][input block][row][column][16 input lanes][16 output lanes]</c>; lanes past the last channel hold zeros. The same for every instruction set.
/// A linear layer over a map is a convolution whose kernel is the whole map: its canonical order <c>[output][channel][row][column]</c> is the flatten order.
/// </summary>
internal sealed class KernelLayout(int outputs, int inputs, int rows, int columns) : ParameterLayout
{
    /// <summary>Floats of one 16 x 16 tile.</summary>
    public const int TileLength = BlockedShape.Lanes * BlockedShape.Lanes;

    public int Outputs => outputs;

    public int Inputs => inputs;

    public int Taps { get; } = rows * columns;

    public int OutputBlocks { get; } = BlockedShape.BlocksOf(outputs);

    public int InputBlocks { get; } = BlockedShape.BlocksOf(inputs);

    public override int Length => checked(OutputBlocks * InputBlocks * Taps * TileLength);

    public override int CanonicalLength => checked(outputs * inputs * Taps);

    /// <summary>Floats between two output blocks.</summary>
    public int OutputBlockStride => InputBlocks * Taps * TileLength;

    public int Offset(int output, int input, int tap) =>
        ((output / BlockedShape.Lanes * InputBlocks + input / BlockedShape.Lanes) * Taps + tap) * TileLength + input % BlockedShape.Lanes * BlockedShape.Lanes + output % BlockedShape.Lanes;

    public override void ToCanonical(ReadOnlySpan<float> packed, Span<float> canonical)
    {
        int next = 0;
        for (int output = 0; output < outputs; output++)
        {
            for (int input = 0; input < inputs; input++)
            {
                for (int tap = 0; tap < Taps; tap++)
                    canonical[next++] = packed[Offset(output, input, tap)];
            }
        }
    }

    public override void FromCanonical(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        packed[..Length].Clear();
        int next = 0;
        for (int output = 0; output < outputs; output++)
        {
            for (int input = 0; input < inputs; input++)
            {
                for (int tap = 0; tap < Taps; tap++)
                    packed[Offset(output, input, tap)] = canonical[next++];
            }
        }
    }

    /// <summary>Puts the weights of one output, <c>[input][row][column]</c> and times <paramref name="scale"/>, where the kernels read them; padding stays as it is.</summary>
    public unsafe void SetRow(int output, ReadOnlySpan<float> row, double scale, float* packed)
    {
        int next = 0;
        for (int input = 0; input < inputs; input++)
        {
            float* target = packed + Offset(output, input, 0);
            for (int tap = 0; tap < Taps; tap++, target += TileLength)
                *target = (float)(row[next++] * scale);
        }
    }

    /// <summary>Gives the weights of one output back.</summary>
    public unsafe void GetRow(int output, float* packed, Span<float> row)
    {
        int next = 0;
        for (int input = 0; input < inputs; input++)
        {
            float* source = packed + Offset(output, input, 0);
            for (int tap = 0; tap < Taps; tap++, source += TileLength)
                row[next++] = *source;
        }
    }
}
