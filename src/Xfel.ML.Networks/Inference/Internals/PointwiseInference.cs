using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>y = act(x * scale + shift + addend): batch norm that no convolution takes, sums and rectifiers. May run in place.</summary>
internal sealed unsafe class PointwiseInference : RowStep
{
    private readonly AlignedBuffer _scale;
    private readonly AlignedBuffer _shift;
    private readonly float _slope;

    public PointwiseInference(FusedNode node, BlockedShape input, BlockedShape output)
        : base(input, output)
    {
        Node = node;
        _slope = node.Slope;
        _scale = new AlignedBuffer(output.Blocks * BlockedShape.Lanes);
        _shift = new AlignedBuffer(output.Blocks * BlockedShape.Lanes);
        _scale.Span.Fill(1);
        _shift.Span.Clear();
    }

    public FusedNode Node { get; }

    public void Set(BatchNormFold fold)
    {
        for (int c = 0; c < Output.Channels; c++)
        {
            _scale.Span[c] = (float)fold.Scale[c];
            _shift.Span[c] = (float)fold.Shift[c];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void RunRow(float* input, float* addend, int block, int row, float* output)
    {
        float* x = input + Input.Offset(0, row, 0);
        float* scale = _scale.Pointer + block * BlockedShape.Lanes, shift = _shift.Pointer + block * BlockedShape.Lanes;
        Vector256<float> scale0 = Vector256.Load(scale), scale1 = Vector256.Load(scale + 8), shift0 = Vector256.Load(shift), shift1 = Vector256.Load(shift + 8);
        Vector256<float> slope = Vector256.Create(_slope);
        for (int i = 0; i < Output.Width * BlockedShape.Lanes; i += BlockedShape.Lanes)
        {
            Vector256<float> y0 = Vector256.MultiplyAddEstimate(Vector256.Load(x + i), scale0, shift0), y1 = Vector256.MultiplyAddEstimate(Vector256.Load(x + i + 8), scale1, shift1);
            if (addend != null)
            {
                y0 += Vector256.Load(addend + i);
                y1 += Vector256.Load(addend + i + 8);
            }

            Vector256.Store(Vector256.MaxNative(slope * y0, y0), output + i);
            Vector256.Store(Vector256.MaxNative(slope * y1, y1), output + i + 8);
        }
    }
}
