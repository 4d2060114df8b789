namespace Xfel.ML.Cli;

/// <summary>One run of the tool's entry point, with what it wrote.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    /// <summary>The last line of stdout that is not empty.</summary>
    public string LastLine => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("");

    public static CliRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = Application.RunAsync(args, new Shell(output, TextWriter.Synchronized(error), ErrorIsTerminal: false)).GetAwaiter().GetResult();
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public CliRun Exits(int code)
    {
        Assert.AreEqual(code, Code, $"exit code; stderr was: {Error}");
        return this;
    }

    /// <summary>Failed as the contract says: this exit code, nothing on stdout, and one line on stderr that names these things.</summary>
    public CliRun Fails(int code, params string[] named)
    {
        Exits(code);
        Assert.AreEqual("", Out, "a failed run prints no data");
        string[] lines = [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.StartsWith("xfel-ml: ", StringComparison.Ordinal))];
        Assert.HasCount(1, lines, $"one line says what was wrong; stderr was: {Error}");
        foreach (string name in named)
            StringAssert.Contains(lines[0], name);
        return this;
    }

    /// <summary>Succeeded with one JSON document and nothing else on stdout.</summary>
    public System.Text.Json.JsonElement Json()
    {
        Exits(0);
        return System.Text.Json.JsonDocument.Parse(Out).RootElement;
    }
}
