using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Fills row objects from the columns of a schema. Member access is compiled once; filling costs no reflection.</summary>
internal sealed class RowWriter<TRow>
    where TRow : class
{
    private readonly (int Column, Func<DataViewRow, DataViewSchema.Column, Action<TRow>> MakeSetter)[] _members;

    public RowWriter(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        RowColumn[] bound = RowColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Write);
        var members = new List<(int, Func<DataViewRow, DataViewSchema.Column, Action<TRow>>)>();
        foreach (RowColumn member in bound)
        {
            if (schema.GetColumnOrNull(member.Name) is not DataViewSchema.Column column)
            {
                if (ignoreMissingColumns)
                    continue;
                throw Fault.MissingColumn("Schema", "", member.Name);
            }

            bool isVector = RowMembers.Unwrap(member.MemberType, out Type item);
            Check.That(
                isVector == column.Type is VectorDataViewType && item == column.Type.ItemType().RawType,
                $"Can't bind the IDataView column '{member.Name}' of type '{column.Type}' to field or property '{member.Member.Name}' of type '{member.MemberType.FullName}'.");
            members.Add((column.Index, MakeFactory(member)));
        }

        _members = [.. members];
        Columns = [.. _members.Select(member => schema[member.Column])];
    }

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>The function that fills an object from the current row.</summary>
    public Action<TRow> MakeFiller(DataViewRow row)
    {
        Action<TRow>[] setters = [.. _members.Select(member => member.MakeSetter(row, row.Schema[member.Column]))];
        return target =>
        {
            foreach (Action<TRow> set in setters)
                set(target);
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> MakeFactory(RowColumn column)
    {
        Type member = column.MemberType;
        Delegate write = Setter(column.Member, member);
        if (member == typeof(string))
            return Text((Action<TRow, string>)write);
        Delegate read = member.IsArray || column.Type is VectorDataViewType ? Getter(column.Member, member) : null;
        if (member == typeof(string[]))
            return Vector<ReadOnlyMemory<char>, string>((Func<TRow, string[]>)read, (Action<TRow, string[]>)write, text => text.ToString());
        if (member.IsArray)
            return Generic.Invoke(() => Array<int>(null, null), member.GetElementType(), read, write);
        if (column.Type is VectorDataViewType)
            return Generic.Invoke(() => Buffer<int>(null, null), member.GetGenericArguments()[0], read, write);
        return Generic.Invoke(() => Scalar<int>(null), member, write);
    }

    private static Delegate Setter(MemberInfo member, Type type)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow), "row"), value = Expression.Parameter(type, "value");
        Type setter = typeof(Action<,>).MakeGenericType(typeof(TRow), type);
        // A member that cannot be written is left as it is.
        bool canWrite = member is FieldInfo { IsInitOnly: false } || (member is PropertyInfo property && property.GetSetMethod() is not null);
        Expression body = canWrite ? Expression.Assign(Expression.MakeMemberAccess(row, member), value) : Expression.Empty();
        return Expression.Lambda(setter, body, row, value).Compile();
    }

    private static Delegate Getter(MemberInfo member, Type type)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow), "row");
        Type getter = typeof(Func<,>).MakeGenericType(typeof(TRow), type);
        bool canRead = member is FieldInfo || ((PropertyInfo)member).GetGetMethod() is not null;
        Expression body = canRead ? Expression.MakeMemberAccess(row, member) : Expression.Default(type);
        return Expression.Lambda(getter, body, row).Compile();
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Scalar<T>(Action<TRow, T> write)
        => (row, column) =>
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default;
            return target =>
            {
                get(ref value);
                write(target, value);
            };
        };

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Text(Action<TRow, string> write)
        => (row, column) =>
        {
            ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return target =>
            {
                get(ref value);
                write(target, value.ToString());
            };
        };

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Array<T>(Func<TRow, T[]> read, Action<TRow, T[]> write)
        => (row, column) =>
        {
            ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
            VBuffer<T> value = default;
            return target =>
            {
                get(ref value);
                // The array that the object has is filled again where it fits.
                T[] array = read(target);
                if (array is null || array.Length != value.Length)
                    array = new T[value.Length];
                value.CopyTo(array);
                write(target, array);
            };
        };

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Vector<TSource, T>(Func<TRow, T[]> read, Action<TRow, T[]> write, Func<TSource, T> convert)
        => (row, column) =>
        {
            ValueGetter<VBuffer<TSource>> get = row.GetGetter<VBuffer<TSource>>(column);
            VBuffer<TSource> value = default;
            return target =>
            {
                get(ref value);
                T[] array = read(target);
                if (array is null || array.Length != value.Length)
                    array = new T[value.Length];
                foreach ((int slot, TSource item) in value.Items(all: true))
                    array[slot] = convert(item);
                write(target, array);
            };
        };

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Buffer<T>(Func<TRow, VBuffer<T>> read, Action<TRow, VBuffer<T>> write)
        => (row, column) =>
        {
            ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
            return target =>
            {
                VBuffer<T> value = read(target);
                get(ref value);
                write(target, value);
            };
        };
}
