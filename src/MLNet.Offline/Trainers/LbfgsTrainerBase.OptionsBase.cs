namespace Microsoft.ML.Trainers;

/// <content>The options.</content>
public abstract partial class LbfgsTrainerBase<TOptions, TTransformer, TModel>
{
    /// <summary>Options of the trainers by limited-memory BFGS.</summary>
    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        /// <summary>Weight of the squared weights, halved, in the function that is minimised.</summary>
        public float L2Regularization = LbfgsDefaults.L2Regularization;

        /// <summary>Weight of the absolute weights in the function that is minimised.</summary>
        public float L1Regularization = LbfgsDefaults.L1Regularization;

        /// <summary>Training ends when the mean improvement falls below this. Smaller is slower and more accurate.</summary>
        public float OptimizationTolerance = LbfgsDefaults.OptimizationTolerance;

        /// <summary>Steps that are remembered for the Hessian. More is slower and needs fewer steps.</summary>
        public int HistorySize = LbfgsDefaults.HistorySize;

        /// <summary>The most steps.</summary>
        public int MaximumNumberOfIterations = int.MaxValue;

        /// <summary>In ML.NET a first approach by stochastic gradient descent down to this tolerance. Here training always starts from the other initial weights.</summary>
        public float StochasticGradientDescentInitilaizationTolerance;

        /// <summary>No information about the outcome, and no warning about early convergence, is logged.</summary>
        public bool Quiet;

        /// <summary>Where positive, the initial weights are drawn uniformly from an interval of this length around 0.</summary>
        public float InitialWeightsDiameter;

        /// <summary>
        /// Threads; null means one per processor. With one thread the data are read again at each step, with more they are copied into memory once.
        /// The model is the same, bit for bit.
        /// </summary>
        public int? NumberOfThreads;

        /// <summary>In ML.NET keeps internal vectors dense. Here they always are.</summary>
        public bool DenseOptimizer;

        /// <summary>No weight may be negative.</summary>
        public bool EnforceNonNegativity;

        internal void Check()
        {
            Range(NumberOfThreads is null or > 0, nameof(NumberOfThreads), "Must be positive (or empty for default)");
            Range(L2Regularization >= 0, nameof(L2Regularization), "Must be non-negative");
            Range(L1Regularization >= 0, nameof(L1Regularization), "Must be non-negative");
            Range(OptimizationTolerance > 0, nameof(OptimizationTolerance), "Must be positive");
            Range(HistorySize > 0, nameof(HistorySize), "Must be positive");
            Range(MaximumNumberOfIterations > 0, nameof(MaximumNumberOfIterations), "Must be positive");
            Range(StochasticGradientDescentInitilaizationTolerance >= 0, nameof(StochasticGradientDescentInitilaizationTolerance), "Must be non-negative");
        }

        private static void Range(bool holds, string name, string message) => Microsoft.ML.Internals.Check.Param(holds, name, message);
    }
}
