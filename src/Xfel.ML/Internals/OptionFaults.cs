namespace Xfel.ML.Internals;

/// <summary>Gathers every fault of an options object, so that they can be mended in one go.</summary>
internal sealed class OptionFaults
{
    private readonly List<string> _faults = [];

    public void Require(bool condition, string fault)
    {
        if (!condition)
            _faults.Add(fault);
    }

    /// <summary>Adds the faults that the validation of an option that has options itself finds.</summary>
    public void Include(string option, Action validate)
    {
        try
        {
            validate();
        }
        catch (ArgumentException fault)
        {
            _faults.Add($"{option}: {fault.Message.Split(" (Parameter")[0]}");
        }
    }

    public void Throw(string parameter)
    {
        if (_faults.Count > 0)
            throw new ArgumentException(string.Join("; ", _faults), parameter);
    }
}
