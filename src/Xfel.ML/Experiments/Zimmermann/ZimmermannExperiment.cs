namespace Xfel.ML;

/// <summary>An experiment on helium frames with any number of labels each, simulated or measured.</summary>
internal abstract class ZimmermannExperiment : Experiment
{
    public override bool TakesData => true;

    public override string Source => $"Zimmermann et al., Deep neural networks for classifying complex features in diffraction images, {Place}";

    /// <summary>The table and its section.</summary>
    protected abstract string Place { get; }

    private protected static string Stage(string name, int number, int of) => FormattableString.Invariant($"train {number} of {of}, {name}");
}
