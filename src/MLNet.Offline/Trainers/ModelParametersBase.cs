using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>The parameters of a trained model.</summary>
/// <typeparam name="TOutput">What the model gives for a row.</typeparam>
public abstract class ModelParametersBase<TOutput>
{
    private protected readonly IHost Host;

    private protected ModelParametersBase(IHostEnvironment env, string name) => Host = env.Register(name);
}
