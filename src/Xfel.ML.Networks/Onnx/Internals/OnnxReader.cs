using System.Text;
using Google.Protobuf;

namespace Xfel.ML.Networks.Internals;

/// <summary>Reads the structure of an ONNX file: ModelProto, GraphProto, NodeProto, TensorProto of onnx.proto, field numbers as there. Weights stay in the file.</summary>
internal sealed class OnnxReader(ProtoScanner scanner)
{
    private const int MaxDimensions = 8;

    public OnnxGraph ReadModel()
    {
        OnnxGraph? graph = null;
        long opset = 0;
        foreach (ProtoScanner.Field field in scanner.Fields("model", 0, scanner.FileLength))
        {
            if (field is { Number: 7, Type: WireFormat.WireType.LengthDelimited })
                graph = graph is null ? ReadGraph(field) : throw scanner.Malformed("model", field.Start, "a second graph");
            else if (field is { Number: 8, Type: WireFormat.WireType.LengthDelimited })
                opset = Math.Max(opset, scanner.Guard("opset", field.Start, () => OnnxMessages.ReadOpset(scanner.Open("opset", field))));
        }

        return graph is null ? throw scanner.Malformed("model", 0, scanner.FileLength == 0 ? "an empty file" : "no graph") : graph with { Opset = opset };
    }

    private OnnxGraph ReadGraph(ProtoScanner.Field graph)
    {
        var nodes = new List<OnnxNode>();
        var initializers = new Dictionary<string, OnnxTensor>();
        var inputs = new List<(string, IReadOnlyList<long>)>();
        var outputs = new List<string>();
        string name = "";
        foreach (ProtoScanner.Field field in scanner.Fields("graph", graph.Start, graph.Length))
        {
            if (field.Type != WireFormat.WireType.LengthDelimited)
                continue;
            switch (field.Number)
            {
                case 1:
                    nodes.Add(scanner.Guard("node", field.Start, () => OnnxMessages.ReadNode(scanner.Open("node", field))));
                    break;
                case 2:
                    name = Encoding.UTF8.GetString(scanner.ReadSmall("name", field));
                    break;
                case 5:
                    OnnxTensor tensor = ReadTensor(field);
                    initializers[tensor.Name] = tensor;
                    break;
                case 11:
                    inputs.Add(scanner.Guard("input", field.Start, () => OnnxMessages.ReadValueInfo(scanner.Open("input", field))));
                    break;
                case 12:
                    outputs.Add(scanner.Guard("output", field.Start, () => OnnxMessages.ReadValueInfo(scanner.Open("output", field))).Name);
                    break;
            }
        }

        return new(name, 0, nodes, initializers, inputs, outputs);
    }

    private OnnxTensor ReadTensor(ProtoScanner.Field tensor)
    {
        var shape = new List<long>();
        string name = "";
        int dataType = 0;
        long offset = 0, bytes = -1;
        bool external = false;
        foreach (ProtoScanner.Field field in scanner.Fields("initializer", tensor.Start, tensor.Length))
        {
            switch (field.Number, field.Type)
            {
                case (1, WireFormat.WireType.Varint):
                    shape.Add((long)field.Value);
                    break;
                case (1, WireFormat.WireType.LengthDelimited):
                    shape.AddRange(scanner.Guard("initializer", field.Start, () => OnnxMessages.ReadPackedIntegers(scanner.Open("shape", field))));
                    break;
                case (2, WireFormat.WireType.Varint):
                    dataType = (int)field.Value;
                    break;
                case (8, WireFormat.WireType.LengthDelimited):
                    name = Encoding.UTF8.GetString(scanner.ReadSmall("name", field));
                    break;
                case (4 or 9, WireFormat.WireType.LengthDelimited) when field.Length > 0:
                    // float_data is packed: little-endian floats one after the other, as raw_data is.
                    if (bytes >= 0)
                        throw scanner.Malformed("initializer", field.Start, "values in two pieces");
                    (offset, bytes) = (field.Start, field.Length);
                    break;
                case (4, WireFormat.WireType.Fixed32):
                    throw scanner.Malformed("initializer", field.Start, "float_data that is not packed");
                case (13, _):
                    external = true;
                    break;
                case (14, WireFormat.WireType.Varint):
                    external |= field.Value == 1;
                    break;
            }

            if (shape.Count > MaxDimensions)
                throw scanner.Malformed("initializer", field.Start, $"a tensor of more than {MaxDimensions} axes");
        }

        return new(name, shape, dataType, offset, Math.Max(bytes, 0), external);
    }
}
