using Microsoft.ML;

namespace MLNet.Offline.Tests.Transforms;

/// <summary>A view with a vector whose slots have names.</summary>
internal static class Concatenated
{
    public static IDataView Named(MLContext ml)
    {
        IDataView data = ml.Data.LoadFromEnumerable(Shot.Make(4));
        return ml.Transforms.CopyColumns("Other", "Photons").Append(ml.Transforms.Concatenate("All", "Photons", "Other")).Fit(data).Transform(data);
    }
}
