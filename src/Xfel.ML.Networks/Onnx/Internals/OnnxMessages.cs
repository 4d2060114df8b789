using Google.Protobuf;

namespace Xfel.ML.Networks.Internals;

/// <summary>The small messages of onnx.proto, each in memory already.</summary>
internal static class OnnxMessages
{
    /// <summary>NodeProto: input 1, output 2, name 3, op_type 4, attribute 5, domain 7.</summary>
    public static OnnxNode ReadNode(CodedInputStream input)
    {
        List<string> inputs = [], outputs = [];
        var attributes = new List<OnnxAttribute>();
        string name = "", operation = "", domain = "";
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (tag)
            {
                case 1 << 3 | 2:
                    inputs.Add(input.ReadString());
                    break;
                case 2 << 3 | 2:
                    outputs.Add(input.ReadString());
                    break;
                case 3 << 3 | 2:
                    name = input.ReadString();
                    break;
                case 4 << 3 | 2:
                    operation = input.ReadString();
                    break;
                case 5 << 3 | 2:
                    attributes.Add(ReadAttribute(input.ReadBytes().CreateCodedInput()));
                    break;
                case 7 << 3 | 2:
                    domain = input.ReadString();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return new(domain is "" or "ai.onnx" ? operation : $"{domain}.{operation}", name, inputs, outputs, attributes);
    }

    /// <summary>ValueInfoProto: name 1, type 2 { tensor_type 1 { shape 2 { dim 1 { dim_value 1 } } } }.</summary>
    public static (string Name, IReadOnlyList<long> Shape) ReadValueInfo(CodedInputStream input)
    {
        string name = "";
        var shape = new List<long>();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (tag == (1 << 3 | 2))
                name = input.ReadString();
            else if (tag == (2 << 3 | 2))
                ReadNested(input, [1, 2, 1], dimension => shape.Add(ReadDimension(dimension)));
            else
                input.SkipLastField();
        }

        return (name, shape);
    }

    /// <summary>OperatorSetIdProto: domain 1, version 2; 0 for another domain than ONNX's own.</summary>
    public static long ReadOpset(CodedInputStream input)
    {
        string domain = "";
        long version = 0;
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (tag == (1 << 3 | 2))
                domain = input.ReadString();
            else if (tag == (2 << 3 | 0))
                version = input.ReadInt64();
            else
                input.SkipLastField();
        }

        return domain is "" or "ai.onnx" ? version : 0;
    }

    public static IEnumerable<long> ReadPackedIntegers(CodedInputStream input)
    {
        var values = new List<long>();
        while (!input.IsAtEnd && values.Count < 64)
            values.Add(input.ReadInt64());
        return values;
    }

    /// <summary>Calls <paramref name="leaf"/> for each message at the end of a path of nested fields.</summary>
    private static void ReadNested(CodedInputStream input, ReadOnlySpan<int> path, Action<CodedInputStream> leaf)
    {
        CodedInputStream message = input.ReadBytes().CreateCodedInput();
        for (uint tag; (tag = message.ReadTag()) != 0;)
        {
            if (tag != (uint)(path[0] << 3 | 2))
                message.SkipLastField();
            else if (path.Length == 1)
                leaf(message.ReadBytes().CreateCodedInput());
            else
                ReadNested(message, path[1..], leaf);
        }
    }

    /// <summary>Dimension: dim_value 1, or a name: -1.</summary>
    private static long ReadDimension(CodedInputStream input)
    {
        long value = -1;
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (tag == (1 << 3 | 0))
                value = input.ReadInt64();
            else
                input.SkipLastField();
        }

        return value;
    }

    /// <summary>AttributeProto: name 1, f 2, i 3, s 4, ints 8.</summary>
    private static OnnxAttribute ReadAttribute(CodedInputStream input)
    {
        string name = "", text = "";
        long integer = 0;
        float number = 0;
        var integers = new List<long>();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (tag)
            {
                case 1 << 3 | 2:
                    name = input.ReadString();
                    break;
                case 2 << 3 | 5:
                    number = input.ReadFloat();
                    break;
                case 3 << 3 | 0:
                    integer = input.ReadInt64();
                    break;
                case 4 << 3 | 2:
                    text = input.ReadBytes().ToStringUtf8();
                    break;
                case 8 << 3 | 0:
                    integers.Add(input.ReadInt64());
                    break;
                case 8 << 3 | 2:
                    integers.AddRange(ReadPackedIntegers(input.ReadBytes().CreateCodedInput()));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return new(name, integer, number, text, integers);
    }
}
