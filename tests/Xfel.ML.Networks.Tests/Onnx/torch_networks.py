"""The library's named networks as torch modules, written from the papers' tables. Convolutions and norms are made in the order in which they are numbered in the
library (a block's body before its projection). Run with /usr/bin/python3 to print the numbers of parameters that NamedNetworksTests expects."""
import math

import torch
from torch import nn
from torch.nn import functional


def conv(inputs, outputs, kernel, stride=1, bias=False, padding=None):
    return nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2 if padding is None else padding, bias=bias)


class Log(nn.Module):
    def forward(self, x):
        return torch.sign(x) * 0.2 * (torch.log(x.abs() + math.exp(-1)) + 1)


class PreActivation(nn.Module):
    def __init__(self, inputs, channels, stride, bottleneck):
        super().__init__()
        outputs = channels * (4 if bottleneck else 1)
        kernels = [(1, channels, 1), (3, channels, stride), (1, outputs, 1)] if bottleneck else [(3, channels, stride), (3, channels, 1)]
        self.norms, self.convs, width = nn.ModuleList(), nn.ModuleList(), inputs
        for kernel, count, step in kernels:
            self.norms.append(nn.BatchNorm2d(width))
            self.convs.append(conv(width, count, kernel, step))
            width = count
        self.projection = conv(inputs, outputs, 1, stride) if stride > 1 or inputs != outputs else None

    def forward(self, x):
        y, shortcut = x, x
        for i, (norm, kernel) in enumerate(zip(self.norms, self.convs)):
            y = functional.leaky_relu(norm(y), 0.2)
            if i == 0 and self.projection is not None:
                shortcut = self.projection(y)
            y = kernel(y)
        return y + shortcut


def resnet(blocks, bottleneck, classes, channels=1, first=64):
    layers, width = [conv(channels, first, 7, 2), Log(), nn.MaxPool2d(3, 2, 1)], first
    for stage, count in enumerate(blocks):
        for block in range(count):
            layers.append(PreActivation(width, first << stage, 2 if stage and not block else 1, bottleneck))
            width = (first << stage) * (4 if bottleneck else 1)
    return nn.Sequential(*layers, nn.BatchNorm2d(width), nn.LeakyReLU(0.2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, classes))


class Pair(nn.Module):
    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.body = nn.Sequential(conv(inputs, channels, 3, stride), nn.BatchNorm2d(channels), nn.Dropout(0.25), nn.ReLU(),
                                  conv(channels, channels, 3), nn.BatchNorm2d(channels), nn.Dropout(0.25))
        self.projection = conv(inputs, channels, 1, stride) if stride > 1 else None

    def forward(self, x):
        return functional.relu(self.body(x) + (x if self.projection is None else self.projection(x)))


def resnet10(classes, channels=1):
    return nn.Sequential(conv(channels, 32, 3, 2), nn.BatchNorm2d(32), nn.Dropout(0.25), nn.ReLU(), Pair(32, 32, 1), Pair(32, 32, 1), Pair(32, 64, 2), Pair(64, 64, 1),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, classes))


def vgg(counts, classes, channels=1, norm=False, widths=(64, 128, 256, 512, 512, 4096)):
    layers, width = [], channels

    def unit(outputs, kernel, padding):
        nonlocal width
        layers.extend([conv(width, outputs, kernel, bias=not norm, padding=padding)] + ([nn.BatchNorm2d(outputs)] if norm else []) + [nn.ReLU()])
        width = outputs

    for outputs, count in zip(widths, counts):
        for _ in range(count):
            unit(outputs, 3, 1)
        layers.append(nn.MaxPool2d(2))
    unit(widths[5], 7, 0)
    unit(widths[5], 1, 0)
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), conv(width, classes, 1, bias=True), nn.Flatten())


if __name__ == "__main__":
    for name, module in {
        "ResNet-10": resnet10(5),
        "ResNet-18": resnet([2, 2, 2, 2], False, 5),
        "ResNet-50": resnet([3, 4, 6, 3], True, 11),
        "ResNet-101": resnet([3, 4, 23, 3], True, 11),
        "ResNet-101 of Table 8": resnet([3, 8, 36, 3], True, 11),
        "ResNet-18, width 0.5, 3 channels": resnet([2, 2, 2, 2], False, 5, 3, 32),
        "VGG-16": vgg([2, 2, 3, 3, 3], 11),
        "VGG-19, norm": vgg([2, 2, 4, 4, 4], 11, norm=True),
        "VGG-16 of ImageNet": vgg([2, 2, 3, 3, 3], 1000, 3),
    }.items():
        print(f"{name}: {sum(p.numel() for p in module.parameters())}")
