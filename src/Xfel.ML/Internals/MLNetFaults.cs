using System.Runtime.ExceptionServices;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>
/// ML.NET reads ahead on worker threads and wraps what they throw into exceptions of its own, several deep.
/// A caller wants the fault itself: a bad input, or that the work was cancelled.
/// </summary>
internal static class MLNetFaults
{
    /// <summary>Throws the bad input or the cancellation that lies inside a fault; returns when there is none.</summary>
    public static void ThrowInner(Exception fault)
    {
        for (Exception? inner = fault.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is InvalidInputException or OperationCanceledException)
                ExceptionDispatchInfo.Throw(inner);
        }
    }

    /// <summary>The same rows; a fault on the way is the one that lies inside ML.NET's.</summary>
    public static IEnumerable<T> Unwrapped<T>(IEnumerable<T> rows)
    {
        using IEnumerator<T> enumerator = Guard(rows.GetEnumerator);
        while (Guard(enumerator.MoveNext))
            yield return enumerator.Current;
    }

    private static TResult Guard<TResult>(Func<TResult> step)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (fault.InnerException is not null)
        {
            ThrowInner(fault);
            throw;
        }
    }
}
