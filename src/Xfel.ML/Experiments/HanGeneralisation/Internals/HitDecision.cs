namespace Xfel.ML.Internals;

/// <summary>A decision between single and multiple hit, with what the frame truly shows.</summary>
/// <param name="Index">The frame.</param>
/// <param name="Particles">Number of particles.</param>
/// <param name="Photons">Expected photons.</param>
/// <param name="ProbabilityOfSingle">What the network says.</param>
internal readonly record struct HitDecision(int Index, int Particles, double Photons, float ProbabilityOfSingle)
{
    public bool IsSingle => Particles == 1;

    public bool CalledSingle => ProbabilityOfSingle > 0.5f;

    public bool IsWrong => IsSingle != CalledSingle;
}
