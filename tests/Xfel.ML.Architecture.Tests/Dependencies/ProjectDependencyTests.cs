using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xfel.ML.Networks;

namespace Xfel.ML.Architecture;

[TestClass]
public sealed class ProjectDependencyTests
{
    /// <summary>design.md, section 1: who may use whom. What is not here is not allowed.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Xfel.ML.Numerics"] = ["System.Numerics.Tensors"],
        ["Xfel.ML.Formats"] = ["Xfel.ML.Numerics"],
        ["Xfel.ML.Simulation"] = ["Xfel.ML.Numerics"],
        ["Xfel.ML.Networks"] = ["Xfel.ML.Numerics", "Google.Protobuf"],
        ["Xfel.ML"] = ["Xfel.ML.Numerics", "Xfel.ML.Formats", "Xfel.ML.Simulation", "Xfel.ML.Networks", "MLNet.targets"],
        ["Xfel.ML.Cli"] = ["Xfel.ML", "System.CommandLine", "Spectre.Console"],
        ["MLNet.Offline"] = ["System.Numerics.Tensors"],
    };

    public static IEnumerable<object[]> SourceProjects => Allowed.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void SourceProjects_AreExactlyThoseOfTheDesign() =>
        CollectionAssert.AreEquivalent(Allowed.Keys.ToArray(), ProjectFile.Under("src").Select(project => project.Name).ToArray());

    [TestMethod]
    [DynamicData(nameof(SourceProjects))]
    public void ProjectFile_References_AreAllowedByTheDesign(string name)
    {
        ProjectFile project = ProjectFile.Under("src").Single(file => file.Name == name);
        IEnumerable<string> references = [.. project.Projects, .. project.Packages, .. project.Assemblies, .. project.Imports];
        string[] forbidden = [.. references.Except(Allowed[name])];
        Assert.IsEmpty(forbidden, $"{name} may not use {string.Join(", ", forbidden)} (design.md, section 1)");
    }

    [TestMethod]
    [DataRow("Xfel.ML.Numerics")]
    [DataRow("Xfel.ML.Formats")]
    [DataRow("Xfel.ML.Simulation")]
    [DataRow("Xfel.ML.Networks")]
    [DataRow("xfel-ml")]
    public void Assembly_OtherThanTheMainOne_SeesNoMLNetType(string assembly)
    {
        // The compiled reference, not the project file: a transitive reference would let the types in unseen.
        string[] found = [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!).Where(IsMLNet)];
        Assert.IsEmpty(found, $"{assembly} uses types of {string.Join(", ", found)}; only Xfel.ML may");
    }

    [TestMethod]
    public void CommandLine_OfTheEngine_NamesOptionsAndFiguresOnly()
    {
        // Nothing in the command line computes: it may name what training is told and what it reports, never a network.
        string[] allowed =
        [
            nameof(TrainingOptions), nameof(TrainingPresets), nameof(AugmentationOptions), nameof(CheckpointOptions), nameof(OptimizerOptions), nameof(AdamOptions), nameof(SgdOptions),
            nameof(LearningRateSchedule), nameof(ConstantSchedule), nameof(CosineSchedule), nameof(DropSchedule),
            nameof(TrainingProgress), nameof(TrainingStage), nameof(TrainingEpoch), nameof(TrainingResult), nameof(TrainingSplit), nameof(ClassScore), nameof(StopReason),
        ];
        using var file = new PEReader(File.OpenRead(Assembly.Load("xfel-ml").Location));
        MetadataReader metadata = file.GetMetadataReader();
        string[] found =
        [
            .. metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference
                    && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) is "Xfel.ML.Networks" or "System.Numerics.Tensors")
                .Select(type => metadata.GetString(type.Name))
                .Except(allowed),
        ];
        Assert.IsEmpty(found, $"xfel-ml uses {string.Join(", ", found)}; the work belongs into Xfel.ML");
    }

    private static bool IsMLNet(string assembly) => assembly == "MLNet.Offline" || assembly.StartsWith("Microsoft.ML", StringComparison.Ordinal);
}
