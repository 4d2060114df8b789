using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Tests.Conformance;

/// <summary>All that one row of a transformed <see cref="FrameTable"/> holds.</summary>
internal sealed record MappedValues(long Index, long Position, long Batch, DataViewRowId Id, string Name, string Weights, uint Group, string Mapped)
{
    /// <summary>Reads every row to its end. Vectors are written as the hexadecimal digits of their bits, so equal means equal bits.</summary>
    public static List<MappedValues> ReadAll(IDataView view, Random? random = null, string mapped = ConformanceCase.Output)
    {
        string[] columns = ["Index", "Name", "Weights", "Group", mapped];
        using DataViewRowCursor cursor = view.GetRowCursor(columns.Select(column => view.Schema[column]), random);
        return Read(cursor, mapped);
    }

    public static List<MappedValues> Read(DataViewRowCursor cursor, string mapped = ConformanceCase.Output)
    {
        DataViewSchema schema = cursor.Schema;
        ValueGetter<VBuffer<float>> mappedGetter = cursor.GetGetter<VBuffer<float>>(schema[mapped]);
        ValueGetter<long> indexGetter = cursor.GetGetter<long>(schema["Index"]);
        ValueGetter<ReadOnlyMemory<char>> nameGetter = cursor.GetGetter<ReadOnlyMemory<char>>(schema["Name"]);
        ValueGetter<VBuffer<double>> weightsGetter = cursor.GetGetter<VBuffer<double>>(schema["Weights"]);
        ValueGetter<uint> groupGetter = cursor.GetGetter<uint>(schema["Group"]);
        ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
        var rows = new List<MappedValues>();
        VBuffer<float> values = default;
        VBuffer<double> weights = default;
        while (cursor.MoveNext())
        {
            long index = 0;
            uint group = 0;
            ReadOnlyMemory<char> name = default;
            DataViewRowId id = default;
            mappedGetter(ref values);
            indexGetter(ref index);
            nameGetter(ref name);
            weightsGetter(ref weights);
            groupGetter(ref group);
            idGetter(ref id);
            rows.Add(new MappedValues(index, cursor.Position, cursor.Batch, id, name.ToString(), string.Join(",", weights.DenseValues()), group, Bits(values)));
        }

        return rows;
    }

    public static string Bits(in VBuffer<float> values)
    {
        var dense = new float[values.Length];
        values.CopyTo(dense);
        return Bits(dense);
    }

    public static string Bits(ReadOnlySpan<float> values) => Convert.ToHexString(MemoryMarshal.AsBytes(values));
}
