using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Xfel.ML.Networks.Tests.Onnx;

/// <summary>Writes ONNX files of VGG shape with one change each: what a reader must refuse. Field numbers as in onnx.proto.</summary>
internal sealed class OnnxModelBuilder
{
    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _tensors = [];
    private readonly Random _random = new(11);
    private string _current = "data";

    public int[] Convolutions { get; init; } = [2, 2, 3, 3, 3];

    public int[] Channels { get; init; } = [1, 1, 1, 1, 1];

    public int Units { get; init; } = 2;

    public long[] InputShape { get; init; } = [-1, 3, 224, 224];

    public int FlattenedPixels { get; init; } = 49;

    public long Padding { get; init; } = 1;

    public bool BatchNorm { get; init; }

    public bool Residual { get; init; }

    /// <summary>float_data and packed dims instead of raw_data and plain dims.</summary>
    public bool FloatData { get; init; }

    public int DataType { get; init; } = 1;

    public bool ExternalData { get; init; }

    public float FirstWeight { get; init; } = 0.5f;

    public int MissingBytes { get; init; }

    public byte[] Build()
    {
        int channels = 3, index = 0;
        for (int stage = 0; stage < Convolutions.Length; stage++)
        {
            for (int i = 0; i < Convolutions[stage]; i++, index++)
            {
                string before = _current;
                AddLayer("Conv", $"vgg0_conv{index}", [Channels[stage], channels, 3, 3], Ints("kernel_shape", 3, 3), Ints("pads", Padding, Padding, Padding, Padding), Ints("strides", 1, 1));
                channels = Channels[stage];
                if (BatchNorm)
                    AddNode("BatchNormalization", $"vgg0_batchnorm{index}", [_current]);
                AddNode("Relu", $"vgg0_relu{index}", [_current]);
                if (Residual && index == 1)
                    AddNode("Add", "add", [_current, before]);
            }

            AddNode("MaxPool", $"vgg0_pool{stage}", [_current], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2));
        }

        AddNode("Flatten", "flatten", [_current]);
        AddLayer("Gemm", "vgg0_dense0", [Units, channels * FlattenedPixels], Int("transB", 1));
        AddNode("Relu", "vgg0_dense0_relu", [_current]);
        AddNode("Dropout", "vgg0_dropout0", [_current]);
        AddLayer("Gemm", "vgg0_dense1", [Units, Units], Int("transB", 1));
        AddNode("Relu", "vgg0_dense1_relu", [_current]);
        byte[] graph = Message(output =>
        {
            _nodes.ForEach(node => Bytes(output, 1, node));
            _tensors.ForEach(tensor => Bytes(output, 5, tensor));
            Bytes(output, 11, Input());
        });
        return Message(output =>
        {
            Integer(output, 1, 3);
            Bytes(output, 7, graph);
        });
    }

    private void AddLayer(string operation, string name, int[] shape, params byte[][] attributes)
    {
        AddTensor($"{name}_weight", shape);
        AddTensor($"{name}_bias", [shape[0]]);
        AddNode(operation, $"{name}_fwd", [_current, $"{name}_weight", $"{name}_bias"], attributes);
    }

    private void AddNode(string operation, string name, string[] inputs, params byte[][] attributes)
    {
        _nodes.Add(Message(output =>
        {
            foreach (string input in inputs)
                Text(output, 1, input);
            Text(output, 2, name);
            Text(output, 3, name);
            Text(output, 4, operation);
            foreach (byte[] attribute in attributes)
                Bytes(output, 5, attribute);
        }));
        _current = name;
    }

    private void AddTensor(string name, int[] shape)
    {
        var values = new float[shape.Aggregate(1, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
            values[i] = _random.NextSingle() - 0.3f;
        if (_tensors.Count == 0)
            values[0] = FirstWeight;
        byte[] bytes = MemoryMarshal.AsBytes(values.AsSpan())[..^MissingBytes].ToArray();
        _tensors.Add(Message(output =>
        {
            if (FloatData)
                Bytes(output, 1, Message(packed => Array.ForEach(shape, length => packed.WriteInt64(length))));
            else
                Array.ForEach(shape, length => Integer(output, 1, length));
            Integer(output, 2, DataType);
            if (FloatData)
                Bytes(output, 4, bytes);
            Text(output, 8, name);
            if (!FloatData && !ExternalData)
                Bytes(output, 9, bytes);
            if (ExternalData)
                Integer(output, 14, 1);
        }));
    }

    private byte[] Input()
    {
        byte[] shape = Message(output => Array.ForEach(InputShape, length => Bytes(output, 1, Message(dimension =>
        {
            if (length >= 0)
                Integer(dimension, 1, length);
            else
                Text(dimension, 2, "N");
        }))));
        byte[] tensor = Message(output =>
        {
            Integer(output, 1, 1);
            Bytes(output, 2, shape);
        });
        return Message(output =>
        {
            Text(output, 1, "data");
            Bytes(output, 2, Message(type => Bytes(type, 1, tensor)));
        });
    }

    private static byte[] Ints(string name, params long[] values) => Message(output =>
    {
        Text(output, 1, name);
        Array.ForEach(values, value => Integer(output, 8, value));
    });

    private static byte[] Int(string name, long value) => Message(output =>
    {
        Text(output, 1, name);
        Integer(output, 3, value);
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            write(output);
        return stream.ToArray();
    }

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
}
