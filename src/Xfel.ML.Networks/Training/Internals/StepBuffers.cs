namespace Xfel.ML.Networks.Internals;

/// <summary>The memory that one call of a training step works on; batches lie frame after frame. Pointers that a call does not need are null.</summary>
internal unsafe struct StepBuffers
{
    public float* Input;

    /// <summary>Second input, of steps that add a shortcut.</summary>
    public float* Shortcut;

    public float* Output;

    public float* OutputGradient;

    /// <summary>Gradient of the input; null when nobody needs it (the network's own input).</summary>
    public float* InputGradient;

    /// <summary>Gradient of the second input.</summary>
    public float* ShortcutGradient;

    /// <summary>Whether the input's gradient holds another reader's share already, which stays in the sum.</summary>
    public bool AccumulateInput;

    /// <summary>The same for the second input.</summary>
    public bool AccumulateShortcut;

    /// <summary>Values of the step's parameters, one after the other in the order of its parameter list, each in its <see cref="ParameterLayout"/>.</summary>
    public float** Parameters;

    /// <summary>Gradients of the same; null entries for running statistics. Overwritten by the backward call.</summary>
    public float** ParameterGradients;

    /// <summary>What the forward call keeps for the backward call.</summary>
    public float* Saved;

    /// <summary>Memory for the length of one call.</summary>
    public float* Scratch;
}
