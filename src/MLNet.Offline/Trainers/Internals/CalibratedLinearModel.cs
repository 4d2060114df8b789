using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>The model of the binary trainer.</summary>
internal sealed class CalibratedLinearModel(IHostEnvironment env, LinearBinaryModelParameters model, PlattCalibrator calibrator)
    : CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>(env, "CalibratedPredictor", model, calibrator);
