namespace Microsoft.ML.Trainers;

/// <summary>A value that several getters of one row share: it is computed once a row.</summary>
internal sealed class RowCell<T>(DataViewRow row, ValueGetter<T> compute)
{
    private long _position = long.MinValue;
    private T _value;

    public ref readonly T Value
    {
        get
        {
            if (_position != row.Position)
            {
                compute(ref _value);
                _position = row.Position;
            }

            return ref _value;
        }
    }
}
