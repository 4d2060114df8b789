using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a rendering transformer beside its mask.</summary>
internal sealed record RenderStage(string OutputColumn, string InputColumn, RenderOptions Rendering, bool HasMask);
