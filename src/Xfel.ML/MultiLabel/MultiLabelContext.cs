using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Puts <c>mlContext.MultiLabelClassification</c> beside the tasks that ML.NET has. Before C# 14 write <see cref="MultiLabelCatalog.For"/>.</summary>
public static class MultiLabelContext
{
    /// <param name="mlContext">The context.</param>
    extension(MLContext mlContext)
    {
        /// <summary>Trainers and metrics of several labels a row.</summary>
        public MultiLabelCatalog MultiLabelClassification => MultiLabelCatalog.For(mlContext);
    }
}
