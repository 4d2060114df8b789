using Xfel.ML.Networks.Tests.Training;

namespace Xfel.ML.Networks.Tests;

/// <summary>What tests start as processes of their own: the test assembly run as a program.</summary>
internal static class TestProgram
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [KilledTraining.Name, _, _, _, _])
        {
            Console.Error.WriteLine($"found '{string.Join(' ', arguments)}'; expected {KilledTraining.Name} <folder> <point> <epoch> <step>; the tests themselves run under dotnet test");
            return 2;
        }

        KilledTraining.Run(arguments.AsSpan(1));
        return 0;
    }
}
