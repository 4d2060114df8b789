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

    public void Throw(string parameter)
    {
        if (_faults.Count > 0)
            throw new ArgumentException(string.Join("; ", _faults), parameter);
    }
}
