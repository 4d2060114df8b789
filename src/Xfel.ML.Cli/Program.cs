using Xfel.ML.Cli;

return await Application.RunAsync(args, Shell.OfProcess());
