using System.Diagnostics;
using System.Runtime.Intrinsics;
using Xfel.ML.Networks.Tests.Convolutions;
using Xfel.ML.Networks.Tests.Training;

namespace Xfel.ML.Networks.Tests.Hardware;

/// <summary>The kernel tests again, in processes that must do without an instruction set; each first asserts that it does.</summary>
[TestClass]
public sealed class InstructionSetTests
{
    private static readonly string[] Kernels =
    [
        nameof(ConvolutionKernelTests), nameof(WinogradTests), nameof(LinearTrainingStepTests), nameof(PointwiseStepTests), nameof(LogActivationStepTests), nameof(PoolStepTests),
    ];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [TestMethod]
    public void KernelTests_WithoutAvx512_Pass() => RunKernelTests("DOTNET_EnableAVX512", false, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated);

    [TestMethod]
    public void KernelTests_WithoutAvx2_Pass() => RunKernelTests("DOTNET_EnableAVX2", false, false, Vector128.IsHardwareAccelerated);

    [TestMethod]
    public void KernelTests_WithoutIntrinsics_Pass() => RunKernelTests("DOTNET_EnableHWIntrinsic", false, false, false);

    private static void RunKernelTests(string switchedOff, bool has512, bool has256, bool has128)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "test", typeof(InstructionSetTests).Assembly.Location,
            "--filter", string.Join('|', Kernels.Select(name => $"FullyQualifiedName~.{name}.")),
            "--environment", $"{switchedOff}=0", // for the test host alone: the tool itself would start slowly
        ];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[ExpectedHardware.Variable] = ExpectedHardware.Describe(has512, has256, has128);

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"the kernel tests with {switchedOff}=0 took more than {Limit}: {output.Result}");
        }

        Assert.AreEqual(0, process.ExitCode, $"{switchedOff}=0: {output.Result}{errors.Result}");
        StringAssert.Contains(output.Result, "Passed!", $"{switchedOff}=0 ran no test");
    }
}
