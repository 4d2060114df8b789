using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>A model with a calibrator behind it.</summary>
/// <typeparam name="TSubModel">Type of the model.</typeparam>
/// <typeparam name="TCalibrator">Type of the calibrator.</typeparam>
public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator> : CalibratedModelParametersBase
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private protected readonly IHost Host;

    private protected CalibratedModelParametersBase(IHostEnvironment env, string name, TSubModel subModel, TCalibrator calibrator)
        : base(subModel, calibrator)
    {
        Host = env.Register(name);
        SubModel = subModel;
        Calibrator = calibrator;
    }

    /// <summary>The model that gives the score.</summary>
    public new TSubModel SubModel { get; }

    /// <summary>The calibrator that turns the score into a probability.</summary>
    public new TCalibrator Calibrator { get; }
}
