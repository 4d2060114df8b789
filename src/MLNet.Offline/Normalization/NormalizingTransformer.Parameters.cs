namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer
{
    /// <summary>What a normalizer learnt.</summary>
    public abstract class NormalizerModelParametersBase
    {
        private protected NormalizerModelParametersBase()
        {
        }
    }

    /// <summary>Scale and offset: the result is (value - offset) * scale.</summary>
    public sealed class AffineNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal AffineNormalizerModelParameters(TData scale, TData offset)
        {
            Scale = scale;
            Offset = offset;
        }

        /// <summary>The scale.</summary>
        public TData Scale { get; }

        /// <summary>The offset; empty for vectors where every slot's is 0.</summary>
        public TData Offset { get; }
    }

    /// <summary>Mean and standard deviation: the result is the share of a normal distribution below the value.</summary>
    public sealed class CdfNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal CdfNormalizerModelParameters(TData mean, TData standardDeviation, bool useLog)
        {
            Mean = mean;
            StandardDeviation = standardDeviation;
            UseLog = useLog;
        }

        /// <summary>The mean.</summary>
        public TData Mean { get; }

        /// <summary>The standard deviation.</summary>
        public TData StandardDeviation { get; }

        /// <summary>Whether both are of the logarithms.</summary>
        public bool UseLog { get; }
    }
}
