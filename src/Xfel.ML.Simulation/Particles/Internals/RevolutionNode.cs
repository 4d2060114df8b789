namespace Xfel.ML.Simulation;

/// <summary>One of the thin tubes about the z axis that a body of revolution is summed over: F(q) = sum of area J0(q_perp radius) sin(q_z half height) / q_z.</summary>
/// <param name="Radius">Distance from the axis.</param>
/// <param name="HalfHeight">The tube runs from minus to plus this.</param>
/// <param name="Area">Twice the tube's cross-section, the weight of the quadrature included: 4 pi radius times its thickness.</param>
internal readonly record struct RevolutionNode(double Radius, double HalfHeight, double Area);
