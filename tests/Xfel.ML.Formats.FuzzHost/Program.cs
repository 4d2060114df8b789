using Xfel.ML.Formats;
using Xfel.ML.Formats.FuzzHost;

switch (args)
{
    case ["work"]:
        return FrameWorker.Serve();
    case ["misbehave", var how]:
        return BadWorker.Serve(how);
    case ["relay", var how, var at]:
        return BadWorker.Relay(how, at);
    case ["read"]:
        return FileReading.Serve();
    case ["parent"]:
        return BadWorker.Leave();
    default:
        Console.Error.WriteLine("Started by the tests of Xfel.ML.Formats: work; misbehave HOW; relay HOW AT; parent; read");
        return 2;
}
