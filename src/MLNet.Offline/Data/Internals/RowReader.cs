using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Makes column getters over the members of a row class. Member access is compiled once; a getter costs no reflection.</summary>
internal sealed class RowReader<TRow>
    where TRow : class
{
    private readonly Func<Func<TRow>, Delegate>[] _factories;

    public RowReader(RowColumn[] columns)
    {
        var schema = new DataViewSchema.Builder();
        foreach (RowColumn column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = schema.ToSchema();
        _factories = Array.ConvertAll(columns, MakeFactory);
    }

    public DataViewSchema Schema { get; }

    /// <summary>The getter of a column over whatever row is the current one when it is called.</summary>
    public Delegate MakeGetter(int column, Func<TRow> current) => _factories[column](current);

    private static Func<Func<TRow>, Delegate> MakeFactory(RowColumn column)
    {
        Type member = column.MemberType;
        Delegate read = Accessor(column.Member);
        if (member == typeof(string))
            return Text((Func<TRow, string>)read);
        if (member == typeof(string[]))
            return Texts((Func<TRow, string[]>)read);
        if (member.IsArray)
            return Generic.Invoke(() => Vector<int>(null), member.GetElementType(), read);
        if (column.Type is VectorDataViewType)
            return Generic.Invoke(() => Buffer<int>(null), member.GetGenericArguments()[0], read);
        if (column.Type is KeyDataViewType key)
            return Generic.Invoke(() => Key<uint>(null, null), member, read, key);
        return Generic.Invoke(() => Scalar<int>(null), member, read);
    }

    private static Delegate Accessor(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static Func<Func<TRow>, Delegate> Scalar<T>(Func<TRow, T> read)
        => current => (ValueGetter<T>)((ref T value) => value = read(current()));

    private static Func<Func<TRow>, Delegate> Text(Func<TRow, string> read)
        => current => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory());

    private static Func<Func<TRow>, Delegate> Vector<T>(Func<TRow, T[]> read)
        => current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            T[] source = read(current());
            VBuffer<T>.Copy(source, 0, ref value, source?.Length ?? 0);
        });

    private static Func<Func<TRow>, Delegate> Texts(Func<TRow, string[]> read)
        => current => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] source = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, source.Length);
            for (int i = 0; i < source.Length; i++)
                editor.Values[i] = source[i].AsMemory();
            value = editor.Commit();
        });

    private static Func<Func<TRow>, Delegate> Buffer<T>(Func<TRow, VBuffer<T>> read)
        => current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => read(current()).CopyTo(ref value));

    // Members count keys from 0, columns from 1 with 0 for missing.
    private static Func<Func<TRow>, Delegate> Key<T>(Func<TRow, T> read, KeyDataViewType type)
        where T : struct, INumberBase<T>
        => current => (ValueGetter<T>)((ref T value) =>
        {
            T raw = read(current());
            value = ulong.CreateTruncating(raw) < type.Count ? raw + T.One : T.Zero;
        });
}
