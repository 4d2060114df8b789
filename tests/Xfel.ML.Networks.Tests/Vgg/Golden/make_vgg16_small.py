"""Writes vgg16-small.onnx (VGG16 at width 1/32, names and layout of the ONNX model zoo's vgg16-7.onnx) and vgg16-small.features.f32
(little-endian float32 [frame][fc6 | fc7] after ReLU), computed by torch in double precision. Run with: /usr/bin/python3 make_vgg16_small.py"""
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
STAGES = [(2, 2), (4, 2), (8, 3), (16, 3), (16, 3)]
UNITS, CLASSES, FRAMES = 128, 5, 3


def frame(n):
    """A grey diffraction-like frame in whole numbers only, so that any language makes the same one."""
    y, x = np.mgrid[0:224, 0:224].astype(np.int64)
    r2 = (x - 112 + 5 * n) ** 2 + (y - 112) ** 2 * (n + 1)
    return (255 * 900 // (r2 + 900)) * (r2 // (60 + 40 * n) % 3) // 2


rng = np.random.default_rng(20260101)
nodes, tensors, weights = [], [], []


def parameter(name, shape):
    scale = np.sqrt(2 / np.prod(shape[1:])) if len(shape) > 1 else 0.1
    values = (scale * rng.standard_normal(shape)).astype(np.float32)
    tensors.append(numpy_helper.from_array(values, name))
    weights.append(torch.from_numpy(values.astype(np.float64)))


current, channels, index = "data", 3, 0
for stage, (width, count) in enumerate(STAGES):
    for _ in range(count):
        w, b, out, act = (f"vgg0_conv{index}_{s}" for s in ("weight", "bias", "fwd", "relu"))
        act = f"vgg0_relu{index}_fwd"
        parameter(w, (width, channels, 3, 3))
        parameter(b, (width,))
        nodes.append(helper.make_node("Conv", [current, w, b], [out], name=out, dilations=[1, 1], group=1, kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[1, 1]))
        nodes.append(helper.make_node("Relu", [out], [act], name=act))
        current, channels, index = act, width, index + 1
    out = f"vgg0_pool{stage}_fwd"
    nodes.append(helper.make_node("MaxPool", [current], [out], name=out, kernel_shape=[2, 2], pads=[0, 0, 0, 0], strides=[2, 2]))
    current = out

inputs = channels * 49
for dense, (units, flat) in enumerate([(UNITS, "flatten_60"), (UNITS, "flatten_65"), (CLASSES, "flatten_70")]):
    w, b = f"vgg0_dense{dense}_weight", f"vgg0_dense{dense}_bias"
    out = f"vgg0_dense{dense}_fwd"
    nodes.append(helper.make_node("Flatten", [current], [flat], name=flat))
    parameter(w, (units, inputs))
    parameter(b, (units,))
    nodes.append(helper.make_node("Gemm", [flat, w, b], [out], name=out, alpha=1.0, beta=1.0, transA=0, transB=1))
    current, inputs = out, units
    if dense < 2:
        act, drop = f"vgg0_dense{dense}_relu_fwd", f"vgg0_dropout{dense}_fwd"
        nodes.append(helper.make_node("Relu", [out], [act], name=act))
        nodes.append(helper.make_node("Dropout", [act], [drop], name=drop))
        current = drop

graph = helper.make_graph(
    nodes, "vgg16_small", [helper.make_tensor_value_info("data", TensorProto.FLOAT, ["N", 3, 224, 224])]
    + [helper.make_tensor_value_info(t.name, TensorProto.FLOAT, list(t.dims)) for t in tensors],
    [helper.make_tensor_value_info(current, TensorProto.FLOAT, ["N", CLASSES])], initializer=tensors)
model = helper.make_model(graph, producer_name="make_vgg16_small", opset_imports=[helper.make_opsetid("", 7)])
onnx.save(model, os.path.join(HERE, "vgg16-small.onnx"))

x = torch.from_numpy(np.stack([frame(n) for n in range(FRAMES)]).astype(np.float64))[:, None] / 255
x = (x - torch.tensor([0.485, 0.456, 0.406]).double().view(1, 3, 1, 1)) / torch.tensor([0.229, 0.224, 0.225]).double().view(1, 3, 1, 1)
p = iter(weights)
for _, count in STAGES:
    for _ in range(count):
        x = torch.relu(torch.nn.functional.conv2d(x, next(p), next(p), padding=1))
    x = torch.nn.functional.max_pool2d(x, 2)
fc6 = torch.relu(torch.nn.functional.linear(x.flatten(1), next(p), next(p)))
fc7 = torch.relu(torch.nn.functional.linear(fc6, next(p), next(p)))
features = torch.cat([fc6, fc7], 1).numpy()
features.astype("<f4").tofile(os.path.join(HERE, "vgg16-small.features.f32"))
print("features", features.shape, "max", features.max(), "zero", (features == 0).mean(), "spread", np.abs(features[0] - features[1]).max())
