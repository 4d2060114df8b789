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
            // The parameter's name means nothing at a shell.
            throw new UsageException(exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal));
        }
    }
}
