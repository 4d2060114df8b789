using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Tests.Hardware;

/// <summary>Which vectors a process must have; checked before any of its tests run.</summary>
[TestClass]
public sealed class ExpectedHardware
{
    /// <summary>Set by <see cref="InstructionSetTests"/> to what <see cref="Found"/> must be in the processes that it starts.</summary>
    public const string Variable = "XFEL_EXPECT_VECTORS";

    public static string Found { get; } = Describe(Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated);

    public static string Describe(bool has512, bool has256, bool has128) => $"Vector512 {has512}, Vector256 {has256}, Vector128 {has128}";

    [AssemblyInitialize]
    public static void Check(TestContext context)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } expected)
            Assert.AreEqual(expected, Found, "the accelerated vectors of this process");
    }
}
