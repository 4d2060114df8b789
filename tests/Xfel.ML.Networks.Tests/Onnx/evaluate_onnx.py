"""Checks exported files with onnx.checker (shape inference included) and evaluates them with numpy in double precision, from the operators' definitions.
Arguments: .onnx files, each with frames and scores (little-endian float32) beside it, named .frames.f32 and .scores.f32. Prints, one line each, the largest
difference of the scores over the larger of 1 and their largest magnitude, and how far apart the scores of a batch lie."""
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper


def windows(x, size, strides, pads, fill):
    x = np.pad(x, [(0, 0), (0, 0), (pads[0], pads[2]), (pads[1], pads[3])], constant_values=fill)
    view = np.lib.stride_tricks.sliding_window_view(x, size, axis=(2, 3))
    return view[:, :, ::strides[0], ::strides[1]]


def evaluate(graph, frames):
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    values = {name: value.astype(np.float64) if value.dtype == np.float32 else value for name, value in values.items()}
    values[graph.input[0].name] = frames.astype(np.float64)
    for node in graph.node:
        a = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        x, *rest = (values[name] for name in node.input)
        op = node.op_type
        if op == "Conv":
            view = windows(x, a["kernel_shape"], a["strides"], a["pads"], 0)
            y = np.einsum("nchwij,ocij->nohw", view, rest[0], optimize=True) + (rest[1][:, None, None] if len(rest) > 1 else 0)
        elif op == "MaxPool":
            y = windows(x, a["kernel_shape"], a["strides"], a["pads"], -np.inf).max((4, 5))
        elif op == "AveragePool":
            y = windows(x, a["kernel_shape"], a["strides"], a["pads"], 0).mean((4, 5))
        elif op == "BatchNormalization":
            scale, shift, mean, variance = (p.reshape([1, -1] + [1] * (x.ndim - 2)) for p in rest)
            y = (x - mean) / np.sqrt(variance + a["epsilon"]) * scale + shift
        elif op == "Gemm":
            y = x @ rest[0].T + rest[1]
        elif op == "Softmax":
            y = np.exp(x - x.max(a["axis"], keepdims=True))
            y /= y.sum(a["axis"], keepdims=True)
        elif op == "Reshape":
            y = x.reshape([x.shape[i] if length == 0 else length for i, length in enumerate(rest[0])])
        else:
            y = {
                "Relu": lambda: np.maximum(x, 0), "LeakyRelu": lambda: np.where(x < 0, a["alpha"] * x, x), "GlobalAveragePool": lambda: x.mean((2, 3), keepdims=True),
                "Flatten": lambda: x.reshape(len(x), -1), "Identity": lambda: x, "Sigmoid": lambda: 1 / (1 + np.exp(-x)), "Add": lambda: x + rest[0],
                "Sub": lambda: x - rest[0], "Mul": lambda: x * rest[0], "Abs": lambda: np.abs(x), "Log": lambda: np.log(x), "Sign": lambda: np.sign(x),
            }[op]()
        values[node.output[0]] = y
    return values


for path in sys.argv[1:]:
    onnx.checker.check_model(path, full_check=True)
    model = onnx.load(path)
    graph = model.graph
    shape = [d.dim_value for d in graph.input[0].type.tensor_type.shape.dim][1:]
    base = path[:-len(".onnx")]
    values = evaluate(graph, np.fromfile(base + ".frames.f32", "<f4").reshape(-1, *shape))
    for output in graph.output:
        announced = [d.dim_value for d in output.type.tensor_type.shape.dim][1:]
        assert list(values[output.name].shape[1:]) == announced, (path, output.name, values[output.name].shape, announced)
    scores = values["scores"]
    expected = np.fromfile(base + ".scores.f32", "<f4").reshape(scores.shape)
    print(f"{np.abs(scores - expected).max() / max(1, np.abs(scores).max()):.6g} {np.ptp(scores, 0).max():.6g}")
