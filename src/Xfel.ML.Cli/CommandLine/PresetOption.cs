using System.CommandLine;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary>What is simulated: <c>--preset NAME</c>.</summary>
internal sealed class PresetOption
{
    private readonly Option<string?> _name;

    public PresetOption(Command command, bool required, string description) =>
        command.Add(_name = new Option<string?>("--preset") { Description = $"{description}: {string.Join("; ", Preset.All.Select(preset => $"{preset.Name} ({preset.Summary})"))}.", Required = required });

    /// <summary>The preset; null when none was given.</summary>
    public Preset? Of(ParseResult parsed)
    {
        if (parsed.GetValue(_name) is not { } name)
            return null;
        return Preset.All.FirstOrDefault(preset => preset.Name == name)
            ?? throw new UsageException($"no preset is called '{name}'; there are {string.Join(", ", Preset.All.Select(preset => preset.Name))}");
    }
}
