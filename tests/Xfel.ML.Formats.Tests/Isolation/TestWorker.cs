namespace Xfel.ML.Formats.Tests;

/// <summary>The tests' own <see cref="ChildProgram"/> as a worker, well or badly.</summary>
internal static class TestWorker
{
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Host => typeof(TestWorker).Assembly.Location;

    public static FrameWorker Good => Of("work");

    /// <summary>The answers of any worker that is no longer asked come within this time; a loaded machine takes seconds to start one.</summary>
    public static TimeSpan Patience => TimeSpan.FromSeconds(60);

    public static FrameWorker Of(params string[] arguments) => new(Dotnet, ["exec", Host, .. arguments]) { TimeLimit = Patience };
}
