namespace Microsoft.ML;

public sealed partial class MLContext
{
    private readonly Dictionary<string, object> _options = [];

    /// <summary>Sets an option unless it is set already; whether it was set.</summary>
    public bool TryAddOption<T>(string name, T value) => _options.TryAdd(CheckName(name), value);

    /// <summary>Sets an option.</summary>
    public void SetOption<T>(string name, T value) => _options[CheckName(name)] = value;

    /// <summary>An option, where it is set and of that type.</summary>
    public bool TryGetOption<T>(string name, out T value)
    {
        bool found = _options.TryGetValue(CheckName(name), out object held) && held is T;
        value = found ? (T)held : default;
        return found;
    }

    /// <summary>An option; one that is not set is set to the default value.</summary>
    public T GetOptionOrDefault<T>(string name)
    {
        _options.TryAdd(CheckName(name), default(T));
        return (T)_options[name];
    }

    /// <summary>Removes an option; whether it was set.</summary>
    public bool RemoveOption(string name) => _options.Remove(CheckName(name));

    private static string CheckName(string name) => string.IsNullOrWhiteSpace(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
