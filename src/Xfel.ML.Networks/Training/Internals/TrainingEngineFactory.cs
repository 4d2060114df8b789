namespace Xfel.ML.Networks.Internals;

/// <summary>Makes the engine of a network, with memory for batches of so many frames.</summary>
internal delegate ITrainingEngine TrainingEngineFactory(NetworkDescription network, int batch, int threads);
