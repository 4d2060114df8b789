using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Collects what is wrong with an options object, so that one exception reports it all.</summary>
internal sealed class FaultList
{
    private readonly List<string> _faults = [];

    public void Require(bool condition, FormattableString fault)
    {
        if (!condition)
            _faults.Add(fault.ToString(CultureInfo.InvariantCulture));
    }

    public void RequirePositive(string name, double value, string unit) =>
        Require(double.IsFinite(value) && value > 0, $"{name} is {value}; a positive number of {unit} was expected");

    public void RequirePixels(string name, FrameSize size) =>
        Require(size is { Height: > 0, Width: > 0 } && (long)size.Height * size.Width <= MaximumPixels,
            $"{name} is {size}; at least 1 x 1 and at most {MaximumPixels} pixels were expected");

    public void Throw(string what)
    {
        if (_faults.Count > 0)
            throw new ArgumentException($"{what} cannot be used: {string.Join("; ", _faults)}");
    }

    /// <summary>64 million pixels: beyond any detector, and small enough that byte counts stay within an int.</summary>
    private const long MaximumPixels = 1 << 26;
}
