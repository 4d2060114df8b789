namespace Xfel.ML.Bundles;

/// <summary>A fitted stage that a model bundle can hold. Its loader is registered, by its kind, in the closed stage registry.</summary>
internal interface IBundleStage
{
    /// <summary>The stage's name in the closed registry, such as <c>render-intensity-scale</c>.</summary>
    string Kind { get; }

    /// <summary>Writes the options and weights that <c>Load</c> needs to make an equal stage.</summary>
    void Save(StageWriter writer);
}
