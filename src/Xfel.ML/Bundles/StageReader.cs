namespace Xfel.ML.Bundles;

/// <summary>Gives a stage's parts back. A part that is missing, damaged or of another shape is an <see cref="InvalidDataException"/> that names it.</summary>
internal abstract class StageReader
{
    /// <summary>Reads <c>options.json</c>.</summary>
    public abstract T Options<T>();

    /// <summary>Reads <c>name.npy</c>; a dimension of -1 in <paramref name="expectedShape"/> accepts any length.</summary>
    public abstract float[] Array(string name, out int[] shape, params ReadOnlySpan<int> expectedShape);
}
