using System.Reflection;
using System.Runtime.Intrinsics;
using Microsoft.ML;

namespace Xfel.ML;

/// <summary>What reports and bundles say about the library that made them.</summary>
public static class LibraryFacts
{
    /// <summary>The version of this library.</summary>
    public static string Version { get; } =
        typeof(LibraryFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>What files say made them.</summary>
    internal static string NameAndVersion => $"Xfel.ML {Version}";

    /// <summary>Where the ML.NET types come from: <c>Microsoft.ML</c> or <c>MLNet.Offline</c>.</summary>
    public static string MLNetFlavour { get; } =
        typeof(MLContext).Assembly.GetName().Name == "MLNet.Offline" ? "MLNet.Offline" : "Microsoft.ML";

    /// <summary>The widest vector instructions in use. The same bits come out only on the same instruction set.</summary>
    public static string InstructionSet { get; } =
        Vector512.IsHardwareAccelerated ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : Vector128.IsHardwareAccelerated ? "Vector128" : "scalar";
}
