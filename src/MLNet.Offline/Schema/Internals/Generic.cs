using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Internals;

/// <summary>Calls a generic method with a type that is only known at run time. Not for use per row.</summary>
internal static class Generic
{
    /// <summary>Calls the method named by an expression such as <c>() => Make&lt;int&gt;(default)</c> with <paramref name="type"/> in the place of its type argument.</summary>
    public static TResult Invoke<TResult>(Expression<Func<TResult>> method, Type type, params object[] arguments)
        => (TResult)Invoke((MethodCallExpression)method.Body, [type], arguments);

    /// <summary>The same for a method of two type arguments.</summary>
    public static TResult Invoke<TResult>(Expression<Func<TResult>> method, Type first, Type second, params object[] arguments)
        => (TResult)Invoke((MethodCallExpression)method.Body, [first, second], arguments);

    private static object Invoke(MethodCallExpression call, Type[] types, object[] arguments)
    {
        MethodInfo method = call.Method.GetGenericMethodDefinition().MakeGenericMethod(types);
        try
        {
            return method.Invoke(null, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}
