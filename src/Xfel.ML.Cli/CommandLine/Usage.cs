namespace Xfel.ML.Cli;

/// <summary>Turns the library's word on options into bad usage.</summary>
internal static class Usage
{
    /// <summary>Runs a check of options that came from the command line.</summary>
    public static void Check(Action validate)
    {
        try
        {
            validate();
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
