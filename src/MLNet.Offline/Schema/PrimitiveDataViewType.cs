namespace Microsoft.ML.Data;

/// <summary>A type whose values have no parts, so that vectors of them exist.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>A type with values of the given .NET type, which must not need disposing.</summary>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(RawType))
            throw new ArgumentException($"A {nameof(PrimitiveDataViewType)} cannot have a disposable {nameof(RawType)}", nameof(rawType));
    }
}
