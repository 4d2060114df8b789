using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>The nodes of a body of revolution in single precision, laid out for <see cref="RevolutionKernel"/>: radius, its inverse, the root of that, half height, area.</summary>
internal sealed class RevolutionSingles
{
    public const int Stride = 5;

    public RevolutionSingles(RevolutionProfile profile, int count)
    {
        Count = count;
        var nodes = new RevolutionNode[count];
        profile.Fill(nodes);
        Nodes = [.. nodes.SelectMany(node => new[] { (float)node.Radius, (float)(1 / node.Radius), (float)(1 / Math.Sqrt(node.Radius)), (float)node.HalfHeight, (float)node.Area })];
    }

    public int Count { get; }

    public float[] Nodes { get; }

    public ref float First => ref MemoryMarshal.GetArrayDataReference(Nodes);
}
