namespace Microsoft.ML.Data;

/// <summary>A type whose values have parts.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>A type with values of the given .NET type.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
