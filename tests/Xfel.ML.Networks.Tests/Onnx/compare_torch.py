"""Compares scores of this library with torch. Arguments: name of the network (resnet10, resnet18, resnet50, vgg16, vgg19), the exported .onnx file, frames and scores
(little-endian float32). A torch module of torch_networks.py gets the weights of the file by their names and computes in double precision; the largest difference of
the scores is printed. Nothing of the file's graph is used but the shape of its input and the pixel normalisation.
Run with: /usr/bin/python3 compare_torch.py resnet18 model.onnx frames.f32 scores.f32"""
import os
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import torch_networks as networks

name, model_path, frames_path, scores_path = sys.argv[1:5]
model = onnx.load(model_path)
weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()).double() for tensor in model.graph.initializer}
channels, height, width = [d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim][1:]
first = weights["conv1.weight"].shape[0]
classes = [d.dim_value for d in model.graph.output[0].type.tensor_type.shape.dim][1]
counts = {"resnet18": [2, 2, 2, 2], "resnet50": [3, 4, 6, 3], "vgg16": [2, 2, 3, 3, 3], "vgg19": [2, 2, 4, 4, 4]}.get(name)
if name == "resnet10":
    module = networks.resnet10(classes, channels)
elif name.startswith("resnet"):
    module = networks.resnet(counts, name != "resnet18", classes, channels, first)
else:
    ends = np.cumsum(counts)
    widths = [weights[f"conv{i}.weight"].shape[0] for i in [*ends, ends[-1] + 1]]
    module = networks.vgg(counts, classes, channels, "norm1.scale" in weights, widths)

numbers, used = {}, set()


def take(kind, parts, layer):
    numbers[kind] = numbers.get(kind, 0) + 1
    for part, target in parts.items():
        if target is not None:
            key = f"{kind}{numbers[kind]}.{part}"
            used.add(key)
            target.data = weights[key].reshape(target.shape)


module = module.double().eval()
for layer in module.modules():
    if isinstance(layer, nn.Conv2d):
        take("conv", {"weight": layer.weight, "bias": layer.bias}, layer)
    elif isinstance(layer, nn.Linear):
        take("linear", {"weight": layer.weight, "bias": layer.bias}, layer)
    elif isinstance(layer, nn.BatchNorm2d):
        take("norm", {"scale": layer.weight, "shift": layer.bias, "mean": layer.running_mean, "variance": layer.running_var}, layer)
left = {key for key in weights if key.startswith(("conv", "norm", "linear")) and "." in key and not key.startswith("normalization")} - used
assert not left, f"weights that the torch module has no place for: {left}"

frames = torch.from_numpy(np.fromfile(frames_path, "<f4").reshape(-1, channels, height, width)).double()
if "normalization.mean" in weights:
    frames = (frames - weights["normalization.mean"]) * weights["normalization.scale"]
head = {p.key: p.value for p in model.metadata_props}["xfel-ml.head"]
with torch.no_grad():
    outputs = module(frames)
scores = torch.softmax(outputs, 1) if head == "softmax" else torch.sigmoid(outputs) if head == "sigmoid" else outputs
expected = np.fromfile(scores_path, "<f4").reshape(scores.shape)
print(f"{np.abs(scores.numpy() - expected).max():.3g}")
