using Xfel.ML.Cli;
using Xfel.ML.Formats;

// Before anything else: a worker leaves Ctrl-C to the process that started it.
return args is [IsolationOption.Verb] ? FrameWorker.Serve() : await Application.RunAsync(args, Shell.OfProcess());
