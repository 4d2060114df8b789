using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Internals;
using CalibratedModel = Microsoft.ML.Calibrators.CalibratedModelParametersBase<Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Microsoft.ML.Trainers;

/// <summary>Prediction transformers in a model file.</summary>
internal static class PredictionFile
{
    public static void Save(ModelWriter writer, CalibratedLinearModel model, string featureColumn, DataViewType featureType, float threshold)
    {
        writer.Write(featureColumn);
        writer.Write(featureType);
        writer.Write(threshold);
        writer.Write(model.Calibrator.Slope);
        writer.Write(model.Calibrator.Offset);
        writer.Write(model.SubModel.Bias);
        writer.Write<float>(model.SubModel.Weights.ToArray());
    }

    public static ITransformer LoadBinary(ModelReader reader)
    {
        string featureColumn = reader.ReadName();
        DataViewType featureType = reader.ReadType();
        float threshold = reader.ReadSingle();
        double slope = reader.ReadDouble();
        double offset = reader.ReadDouble();
        float bias = Finite(reader, reader.ReadSingle());
        float[] weights = reader.ReadArray<float>();
        CheckSize(reader, featureType, weights.Length);
        Array.ForEach(weights, weight => Finite(reader, weight));
        var model = new LinearBinaryModelParameters(reader.Environment, new VBuffer<float>(weights.Length, weights), bias);
        return new BinaryPredictionTransformer<CalibratedModel>(
            new CalibratedLinearModel(reader.Environment, model, new PlattCalibrator(slope, offset)), featureColumn, featureType, threshold);
    }

    public static void Save(ModelWriter writer, MaximumEntropyModelParameters model, string featureColumn, DataViewType featureType, LabelValues labels)
    {
        writer.Write(featureColumn);
        writer.Write(featureType);
        writer.Write<float>(model.GetBiases().ToArray());
        writer.Write<float>(model.FlatWeights());
        writer.Write(labels is not null);
        labels?.Save(writer);
    }

    public static ITransformer LoadMulticlass(ModelReader reader)
    {
        string featureColumn = reader.ReadName();
        DataViewType featureType = reader.ReadType();
        float[] biases = reader.ReadArray<float>();
        float[] weights = reader.ReadArray<float>();
        if (biases.Length == 0 || weights.Length % biases.Length != 0)
            throw reader.Damaged($"{weights.Length} weights for {biases.Length} classes");
        int features = weights.Length / biases.Length;
        CheckSize(reader, featureType, features);
        LabelValues labels = reader.ReadBoolean() ? LabelValues.Load(reader) : null;
        if (labels is not null && labels.Type.Size != biases.Length)
            throw reader.Damaged($"{labels.Type.Size} class values for {biases.Length} classes");
        var model = new MaximumEntropyModelParameters(reader.Environment, biases, weights, features);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(model, featureColumn, featureType, labels);
    }

    private static float Finite(ModelReader reader, float value) => float.IsFinite(value) ? value : throw reader.Damaged($"a weight of {value}");

    private static void CheckSize(ModelReader reader, DataViewType featureType, int features)
    {
        if (featureType is not VectorDataViewType vector || vector.Size != features)
            throw reader.Damaged($"{features} weights for features of type {featureType}");
    }
}
