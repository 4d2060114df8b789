using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Writes ModelProto, GraphProto, NodeProto and TensorProto of onnx.proto, field numbers as there, in their order: the same model gives the same bytes.
/// The lengths come first, so that weights go to the stream one tensor after the other.
/// </summary>
internal static class OnnxWriter
{
    public static void Write(OnnxModel model, string version, Stream stream)
    {
        List<byte[]> nodes = [.. model.Nodes.Select(Node)];
        List<(byte[] Header, OnnxInitializer Initializer)> tensors = [.. model.Initializers.Select(initializer => (TensorHeader(initializer), initializer))];
        byte[] name = Message(output => Text(output, 2, model.Name));
        byte[] values = Message(output =>
        {
            Bytes(output, 11, ValueInfo(model.Input));
            foreach ((string, IReadOnlyList<int>) value in model.Outputs)
                Bytes(output, 12, ValueInfo(value));
        });
        long length = name.Length + values.Length + nodes.Sum(node => FieldLength(node.Length)) + tensors.Sum(tensor => FieldLength(TensorLength(tensor)));
        if (length > int.MaxValue - (1 << 16))
            throw new NetworkFileException($"{model.Name} has {length / 1e9:0.0} GB of weights and an ONNX file holds less than 2 GB; use a narrower network");

        using var output = new CodedOutputStream(stream, leaveOpen: true);
        Integer(output, 1, OnnxModel.IrVersion);
        Text(output, 2, OnnxModel.Producer);
        Text(output, 3, version);
        output.WriteTag(7, WireFormat.WireType.LengthDelimited);
        output.WriteLength((int)length);
        nodes.ForEach(node => Bytes(output, 1, node));
        Raw(output, stream, name);
        foreach ((byte[] header, OnnxInitializer initializer) in tensors)
        {
            output.WriteTag(5, WireFormat.WireType.LengthDelimited);
            output.WriteLength((int)TensorLength((header, initializer)));
            Raw(output, stream, header);
            output.WriteTag(9, WireFormat.WireType.LengthDelimited);
            output.WriteLength((int)initializer.ByteCount);
            Array array = initializer.Values();
            Raw(output, stream, array is float[] floats ? MemoryMarshal.AsBytes(floats.AsSpan()) : MemoryMarshal.AsBytes(((long[])array).AsSpan()));
        }

        Raw(output, stream, values);
        Bytes(output, 8, Message(opset => Integer(opset, 2, OnnxModel.Opset)));
        foreach ((string key, string value) in model.Metadata)
        {
            Bytes(output, 14, Message(entry =>
            {
                Text(entry, 1, key);
                Text(entry, 2, value);
            }));
        }
    }

    /// <summary>NodeProto: input 1, output 2, name 3, op_type 4, attribute 5.</summary>
    private static byte[] Node(OnnxNode node) => Message(output =>
    {
        foreach (string input in node.Inputs)
            Text(output, 1, input);
        foreach (string result in node.Outputs)
            Text(output, 2, result);
        Text(output, 3, node.Name);
        Text(output, 4, node.Operation);
        foreach (OnnxAttribute attribute in node.Attributes)
            Bytes(output, 5, Attribute(attribute));
    });

    /// <summary>AttributeProto: name 1, f 2, i 3, ints 8, type 20.</summary>
    private static byte[] Attribute(OnnxAttribute attribute) => Message(output =>
    {
        Text(output, 1, attribute.Name);
        if (attribute.Type == OnnxAttributeType.Float)
        {
            output.WriteTag(2, WireFormat.WireType.Fixed32);
            output.WriteFloat(attribute.Float);
        }
        else if (attribute.Type == OnnxAttributeType.Integer)
        {
            Integer(output, 3, attribute.Integer);
        }

        foreach (long value in attribute.Integers)
            Integer(output, 8, value);
        Integer(output, 20, (long)attribute.Type);
    });

    /// <summary>TensorProto up to its values: dims 1, data_type 2, name 8; then raw_data 9.</summary>
    private static byte[] TensorHeader(OnnxInitializer initializer) => Message(output =>
    {
        foreach (long length in initializer.Shape)
            Integer(output, 1, length);
        Integer(output, 2, initializer.DataType);
        Text(output, 8, initializer.Name);
    });

    private static long TensorLength((byte[] Header, OnnxInitializer Initializer) tensor) => tensor.Header.Length + FieldLength(tensor.Initializer.ByteCount);

    /// <summary>ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 or dim_param 2 } } } }.</summary>
    private static byte[] ValueInfo((string Name, IReadOnlyList<int> Shape) value)
    {
        byte[] shape = Message(output =>
        {
            Bytes(output, 1, Message(dimension => Text(dimension, 2, OnnxModel.BatchAxis)));
            foreach (int length in value.Shape)
                Bytes(output, 1, Message(dimension => Integer(dimension, 1, length)));
        });
        byte[] tensor = Message(output =>
        {
            Integer(output, 1, OnnxTensor.Float32);
            Bytes(output, 2, shape);
        });
        return Message(output =>
        {
            Text(output, 1, value.Name);
            Bytes(output, 2, Message(type => Bytes(type, 1, tensor)));
        });
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            write(output);
        return stream.ToArray();
    }

    /// <summary>Bytes of a length-delimited field whose tag is one byte.</summary>
    private static long FieldLength(long content) => 1 + CodedOutputStream.ComputeRawVarint64Size((ulong)content) + content;

    private static void Integer(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    private static void Text(CodedOutputStream output, int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    private static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }

    /// <summary>Past the coded stream's own buffer.</summary>
    private static void Raw(CodedOutputStream output, Stream stream, ReadOnlySpan<byte> bytes)
    {
        output.Flush();
        stream.Write(bytes);
    }
}
