namespace Xfel.ML.Networks.Internals;

/// <summary>The end of an imported graph: the tensor before softmax or sigmoid, and which of them follows.</summary>
internal sealed class OnnxHead
{
    private readonly OnnxLookup _lookup;
    private readonly OnnxNode? _node;

    private OnnxHead(OnnxLookup lookup, string outputs, OnnxNode? node) => (_lookup, Outputs, _node) = (lookup, outputs, node);

    /// <summary>Name of the tensor of outputs, before the head.</summary>
    public string Outputs { get; }

    public NetworkHead Kind => _node?.Operation switch
    {
        "Softmax" => NetworkHead.Softmax,
        "Sigmoid" => NetworkHead.Sigmoid,
        _ => NetworkHead.None,
    };

    /// <summary>All outputs of the graph must be one tensor, some before and some after its head.</summary>
    public static OnnxHead Find(OnnxLookup lookup)
    {
        OnnxHead? found = null;
        foreach (string output in lookup.File.Graph.Outputs)
        {
            string name = WithoutIdentity(lookup, output);
            OnnxNode? node = lookup.Producer(name) is { Operation: "Softmax" or "Sigmoid", Inputs.Count: > 0 } head ? head : null;
            if (node is not null)
                name = WithoutIdentity(lookup, node.Inputs[0]);
            if (found is not null && (found.Outputs != name || (node is not null && found._node is not null && found._node != node)))
                throw lookup.Fault("graph", $"the outputs {string.Join(", ", lookup.File.Graph.Outputs.Take(4).Select(text => $"'{text}'"))}", "one output, before its softmax or sigmoid, after it, or both");
            found = new OnnxHead(lookup, name, node ?? found?._node);
        }

        return found ?? throw lookup.Fault("graph", "no output", "an output of scores");
    }

    /// <summary>Softmax is over the channels.</summary>
    public void Check(ImportedValue outputs)
    {
        if (Kind != NetworkHead.Softmax)
            return;
        // Before opset 13 softmax was over all axes from this one on.
        bool isOld = _lookup.File.Graph.Opset < 13;
        long axis = _node!.Integer("axis", isOld ? 1 : -1), rank = outputs.IsMap ? 4 : 2;
        if ((axis < 0 ? axis + rank : axis) != 1 || (isOld && !outputs.Shape.IsFlat))
            throw _lookup.Fault(_node.Title, $"axis {axis} of {rank}", "axis 1, the channels");
    }

    private static string WithoutIdentity(OnnxLookup lookup, string name)
    {
        for (int i = 0; lookup.Producer(name) is { Operation: "Identity", Inputs.Count: > 0 } node; i++)
        {
            if (i == lookup.File.Graph.Nodes.Count)
                throw lookup.Fault(node.Title, "a cycle through it", "a path from the input to the output");
            name = node.Inputs[0];
        }

        return name;
    }
}
