global using Xfel.ML.Numerics;
global using Xfel.ML.TestSupport;
