namespace Microsoft.ML.Calibrators;

/// <summary>A model with a calibrator behind it.</summary>
public abstract class CalibratedModelParametersBase
{
    private protected CalibratedModelParametersBase(object subModel, ICalibrator calibrator)
    {
        SubModel = subModel;
        Calibrator = calibrator;
    }

    /// <summary>The model that gives the score.</summary>
    public object SubModel { get; }

    /// <summary>The calibrator that turns the score into a probability.</summary>
    public ICalibrator Calibrator { get; }
}
