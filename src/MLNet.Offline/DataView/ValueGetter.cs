namespace Microsoft.ML;

/// <summary>Fetches the value of one column at a cursor's current row, reusing what <paramref name="value"/> already holds where it can.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
