using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a conversion to photons beside its mask.</summary>
internal sealed record PhotonStage(string OutputColumn, string InputColumn, PhotonOptions Photons, bool HasMask);
