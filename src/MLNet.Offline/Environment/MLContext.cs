using Microsoft.ML.Internals;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where everything starts: the catalogs of data operations, transforms, trainers and models, one random seed and one log.</summary>
public sealed partial class MLContext : IHostEnvironment
{
    /// <summary>A context; the same <paramref name="seed"/> makes everything random in it repeatable.</summary>
    public MLContext(int? seed = null)
    {
        Environment = new HostEnvironment(seed);
        Environment.Message += (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source));
        Transforms = new TransformsCatalog(Environment);
        Model = new ModelOperationsCatalog(Environment);
        Data = new DataOperationsCatalog(Environment);
        AddTrainers();
    }

    /// <summary>Messages of all components.</summary>
    public event EventHandler<LoggingEventArgs> Log;

    /// <summary>Operations on data: loading, caching, splitting, shuffling.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Transforms of columns.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Saving, loading and using models.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>The registered assemblies.</summary>
    public ComponentCatalog ComponentCatalog => Environment.ComponentCatalog;

    /// <summary>The folder for temporary files.</summary>
    public string TempFilePath { get; set; } = Path.GetTempPath();

    /// <summary>Whether work falls back to the CPU; there is nothing else here.</summary>
    public bool FallbackToCpu { get; set; }

    /// <summary>The GPU to use; there is none here.</summary>
    public int? GpuDeviceId { get; set; }

    string IExceptionContext.ContextDescription => Environment.ContextDescription;

    internal HostEnvironment Environment { get; }

    TException IExceptionContext.Process<TException>(TException ex) => Environment.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => Environment.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => Environment.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => Environment.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => Environment.StartProgressChannel(name);

    /// <summary>Sets up the trainers' catalogs (Trainers/MLContext.Trainers.cs).</summary>
    partial void AddTrainers();
}
