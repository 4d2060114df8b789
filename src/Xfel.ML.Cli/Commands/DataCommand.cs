using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml data</c>: public data sets.</summary>
internal sealed class DataCommand : Command
{
    public DataCommand()
        : base("data", "List and download public data sets.")
    {
        Add(new DataListCommand());
        Add(new DataPullCommand());
    }
}
