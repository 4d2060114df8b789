namespace Xfel.ML.Simulation;

/// <summary>The direction of the beam's electric field, which does not radiate along itself.</summary>
public enum Polarization
{
    /// <summary>Left out: light is taken as a scalar wave.</summary>
    Ignored,

    /// <summary>Along detector rows.</summary>
    Horizontal,

    /// <summary>Along detector columns.</summary>
    Vertical,

    /// <summary>In no direction more than in another.</summary>
    None,
}
