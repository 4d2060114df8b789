using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>h(x) = sign(x) alpha (ln(|x| + 1/e) + 1), written as sign(x) alpha ln(e |x| + 1), which is exactly 0 at 0. May run in place.</summary>
internal sealed unsafe class LogInference(FusedNode node, BlockedShape input, BlockedShape output) : RowStep(input, output)
{
    private float _alpha = ((LogActivationLayer)node.Layer).Alpha;

    public FusedNode Node => node;

    public void Set(float alpha) => _alpha = alpha;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void RunRow(float* input, float* addend, int block, int row, float* output)
    {
        float* x = input + Input.Offset(0, row, 0);
        Vector256<float> alpha = Vector256.Create(_alpha), e = Vector256.Create(MathF.E), sign = Vector256.Create(-0f);
        for (int i = 0; i < Output.Width * BlockedShape.Lanes; i += Vector256<float>.Count)
        {
            Vector256<float> value = Vector256.Load(x + i);
            Vector256<float> magnitude = alpha * Vector256.Log(Vector256.MultiplyAddEstimate(Vector256.Abs(value), e, Vector256<float>.One));
            Vector256.Store(magnitude | (value & sign), output + i);
        }
    }
}
