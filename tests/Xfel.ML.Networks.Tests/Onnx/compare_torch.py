"""Compares scores of this library with torch. Arguments: exported files, named after the network (resnet10.onnx, resnet18.onnx, resnet50.onnx, vgg16.onnx, vgg19.onnx),
with frames and scores (little-endian float32) beside them, named .frames.f32 and .scores.f32. A torch module of torch_networks.py gets the weights of the file by their names and computes in double precision; the largest difference of
the scores is printed, one line each. Nothing of the file's graph is used but the shape of its input and the pixel normalisation.
Run with: /usr/bin/python3 compare_torch.py resnet18.onnx"""
import os
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import torch_networks as networks


def take(layer, kind, parts, weights, numbers):
    numbers[kind] = numbers.get(kind, 0) + 1
    for part, target in parts.items():
        if target is not None:
            target.data = weights.pop(f"{kind}{numbers[kind]}.{part}").reshape(target.shape)


def build(name, weights, channels, classes):
    counts = {"resnet18": [2, 2, 2, 2], "resnet50": [3, 4, 6, 3], "vgg16": [2, 2, 3, 3, 3], "vgg19": [2, 2, 4, 4, 4]}.get(name)
    if name == "resnet10":
        module = networks.resnet10(classes, channels)
    elif name.startswith("resnet"):
        module = networks.resnet(counts, name != "resnet18", classes, channels, weights["conv1.weight"].shape[0])
    else:
        ends = np.cumsum(counts)
        widths = [weights[f"conv{i}.weight"].shape[0] for i in [*ends, ends[-1] + 1]]
        module = networks.vgg(counts, classes, channels, "norm1.scale" in weights, widths)
    numbers, module = {}, module.double().eval()
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            take(layer, "conv", {"weight": layer.weight, "bias": layer.bias}, weights, numbers)
        elif isinstance(layer, nn.Linear):
            take(layer, "linear", {"weight": layer.weight, "bias": layer.bias}, weights, numbers)
        elif isinstance(layer, nn.BatchNorm2d):
            take(layer, "norm", {"scale": layer.weight, "shift": layer.bias, "mean": layer.running_mean, "variance": layer.running_var}, weights, numbers)
    assert not any(key.startswith(("conv", "norm1", "linear")) for key in weights), f"weights that the torch module has no place for: {list(weights)}"
    return module


for path in sys.argv[1:]:
    base = path[:-len(".onnx")]
    model = onnx.load(path)
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()).double() for tensor in model.graph.initializer}
    channels, height, width = [d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim][1:]
    classes = [d.dim_value for d in model.graph.output[0].type.tensor_type.shape.dim][1]
    module = build(os.path.basename(base), weights, channels, classes)
    frames = torch.from_numpy(np.fromfile(base + ".frames.f32", "<f4").reshape(-1, channels, height, width)).double()
    if "normalization.mean" in weights:
        frames = (frames - weights["normalization.mean"]) * weights["normalization.scale"]
    head = {p.key: p.value for p in model.metadata_props}["xfel-ml.head"]
    with torch.no_grad():
        outputs = module(frames)
    scores = torch.softmax(outputs, 1) if head == "softmax" else torch.sigmoid(outputs) if head == "sigmoid" else outputs
    print(f"{np.abs(scores.numpy() - np.fromfile(base + '.scores.f32', '<f4').reshape(scores.shape)).max():.3g}")
