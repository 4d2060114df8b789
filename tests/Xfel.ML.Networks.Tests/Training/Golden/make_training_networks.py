"""Writes training-NAME.f32 beside this script: the networks of TrainingNetworks.cs in torch, in double precision, with the numbers of TestNumbers.cs.

Content, float32 little endian: the first step's logits, the loss of each of ten steps on one batch (SGD with momentum 0.9), then for each parameter in the graph's order the norm and up to
64 evenly spaced elements of its first gradient (running statistics: of the statistic itself after the first step), then the logits in evaluation mode after the ten steps. Needs torch and numpy.
"""
import pathlib
import numpy as np
import torch
from torch import nn

BATCH, RATE = 5, 0.02


def unit(count, seed):
    mask = 0xFFFFFFFF
    x = ((np.arange(1, count + 1, dtype=np.uint64) * 2654435761 & mask) + np.uint64(seed * 0x9E3779B9 & mask)) & np.uint64(mask)
    x = (x ^ (x >> np.uint64(16))) * 0x85EBCA6B & mask
    x = (x ^ (x >> np.uint64(13))) * 0xC2B2AE35 & mask
    x ^= x >> np.uint64(16)
    return (x >> np.uint64(8)) / 8388608.0 - 1


class Log(nn.Module):
    def __init__(self, alpha=0.2, trained=False):
        super().__init__()
        alpha = torch.tensor([np.float32(alpha)], dtype=torch.float64)
        self.alpha = nn.Parameter(alpha) if trained else alpha

    def forward(self, x):
        return torch.sign(x) * self.alpha * (torch.log(torch.abs(x) + 1 / np.e) + 1)


class Residual(nn.Module):
    def __init__(self, body, shortcut=()):
        super().__init__()
        self.body, self.shortcut = nn.Sequential(*body), nn.Sequential(*shortcut)

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


def conv(inputs, outputs, kernel, stride=1, padding=None, bias=True):
    return nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2 if padding is None else padding, bias=bias)


def norm(channels, momentum=0.003):
    return nn.BatchNorm2d(channels, momentum=float(np.float32(momentum)), eps=float(np.float32(1e-5)))


def leaky(slope=0.2):
    return nn.LeakyReLU(float(np.float32(slope)))


def gap():
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())


def pair(inputs, outputs, stride=1):
    shortcut = [conv(inputs, outputs, 1, stride)] if stride > 1 else []
    body = [conv(inputs, outputs, 3, stride, bias=False), norm(outputs), nn.ReLU(), conv(outputs, outputs, 3, bias=False), norm(outputs)]
    return [Residual(body, shortcut), nn.ReLU()]


NETWORKS = {
    "chain": ((1, 17, 23), 4, lambda: [
        conv(1, 8, 3), norm(8, 0.1), nn.ReLU(), nn.MaxPool2d(2), conv(8, 12, 3, 2), leaky(0.1), gap(), nn.Linear(12, 4)]),
    "post-activation": ((3, 17, 23), 5, lambda: [
        conv(3, 20, 3, 2), norm(20), nn.ReLU(), *pair(20, 20), *pair(20, 24, 2), gap(), nn.Linear(24, 5)]),
    "pre-activation": ((1, 33, 29), 3, lambda: [
        conv(1, 16, 7, 2, bias=False), Log(), nn.MaxPool2d(3, 2, 1),
        Residual([norm(16), leaky(), conv(16, 16, 3, bias=False), norm(16), leaky(), conv(16, 16, 3, bias=False)]),
        norm(16), leaky(), Residual([conv(16, 24, 3, 2, bias=False), norm(24), leaky(), conv(24, 24, 3)], [conv(16, 24, 1, 2, bias=False)]),
        Residual([norm(24), leaky(), conv(24, 8, 1, bias=False), norm(8), leaky(), conv(8, 8, 3, bias=False), norm(8), leaky(), conv(8, 24, 1)]),
        norm(24), leaky(), gap(), nn.Linear(24, 3)]),
    "log": ((20, 17, 23), 4, lambda: [
        conv(20, 18, 5), Log(0.3, True), nn.AvgPool2d(2), norm(18, 0.5), conv(18, 10, 3, padding=0), Log(0.5, True), nn.AvgPool2d(3, 2), nn.Flatten(), nn.Linear(10 * 2 * 4, 4)]),
    "vgg": ((3, 17, 23), 3, lambda: [
        conv(3, 8, 3), nn.ReLU(), conv(8, 8, 3), nn.ReLU(), nn.MaxPool2d(2), conv(8, 18, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(18 * 4 * 5, 24), nn.ReLU(), nn.Linear(24, 3)]),
}


def tensors(module):
    """Parameters and running statistics in the graph's order."""
    for leaf in module.modules():
        names = ["weight", "bias", "running_mean", "running_var"] if isinstance(leaf, nn.BatchNorm2d) else ["weight", "bias"] if isinstance(leaf, (nn.Conv2d, nn.Linear)) else ["alpha"]
        for name in names:
            tensor = getattr(leaf, name, None)
            if tensor is not None and (isinstance(tensor, nn.Parameter) or name.startswith("running")):
                yield leaf, name, tensor


def fill(module):
    for index, (leaf, name, tensor) in enumerate(tensors(module)):
        if name == "alpha":
            continue
        count, is_norm = tensor.numel(), isinstance(leaf, nn.BatchNorm2d)
        offset, scale = {
            "weight": (1, 0.2) if is_norm else (0, np.sqrt(6.0 / (count // tensor.shape[0]))),
            "bias": (0, 0.1),
            "running_mean": (0, 0.1),
            "running_var": (1, 0.3),
        }[name]
        values = (offset + scale * unit(count, index)).astype(np.float32)
        tensor.data.copy_(torch.from_numpy(values.astype(np.float64)).reshape(tensor.shape))


def frames(shape, step):
    values = (1.5 * unit(BATCH * int(np.prod(shape)), 1000 + step)).astype(np.float32)
    return torch.from_numpy(values.astype(np.float64)).reshape(BATCH, *shape)


def sample(values):
    values = values.reshape(-1)
    count = min(len(values), 64)
    return np.concatenate([[np.sqrt((values ** 2).sum())], values[np.arange(count) * len(values) // count]])


def run(name):
    shape, classes, layers = NETWORKS[name]
    net = nn.Sequential(*layers()).double()
    fill(net)
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE, momentum=0.9)
    logits, losses, first = None, [], []
    for step in range(10):
        net.train()
        optimizer.zero_grad()
        outputs = net(frames(shape, 0))
        loss = nn.functional.cross_entropy(outputs, torch.tensor([n % classes for n in range(BATCH)]))
        loss.backward()
        if step == 0:
            logits = outputs.detach().numpy()
            first = [sample((t.grad if isinstance(t, nn.Parameter) else t).detach().numpy()) for _, _, t in tensors(net)]
        losses.append(loss.item())
        optimizer.step()
    net.eval()
    final = net(frames(shape, 1)).detach().numpy()
    content = np.concatenate([logits.reshape(-1), losses, *first, final.reshape(-1)]).astype("<f4")
    content.tofile(pathlib.Path(__file__).parent / f"training-{name}.f32")
    print(name, sum(t.numel() for _, _, t in tensors(net)), np.round(losses, 4))


for key in NETWORKS:
    run(key)
