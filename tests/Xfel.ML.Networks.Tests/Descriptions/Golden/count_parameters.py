"""Counts the parameters of the networks as torch modules, for NamedNetworksTests. Run with: /usr/bin/python3 count_parameters.py"""
from torch import nn


def conv(inputs, outputs, kernel, stride=1, bias=False, padding=None):
    return nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2 if padding is None else padding, bias=bias)


class PreActivation(nn.Module):
    def __init__(self, inputs, channels, stride, bottleneck):
        super().__init__()
        outputs = channels * (4 if bottleneck else 1)
        kernels = [(1, channels, 1), (3, channels, stride), (1, outputs, 1)] if bottleneck else [(3, channels, stride), (3, channels, 1)]
        self.parts = nn.ModuleList()
        width = inputs
        for kernel, count, step in kernels:
            self.parts += [nn.BatchNorm2d(width), conv(width, count, kernel, step)]
            width = count
        if stride > 1 or inputs != outputs:
            self.parts.append(conv(inputs, outputs, 1, stride))


def resnet(blocks, bottleneck, classes, channels=1, first=64):
    layers, width = [conv(channels, first, 7, 2)], first
    for stage, count in enumerate(blocks):
        for block in range(count):
            layers.append(PreActivation(width, first << stage, 2 if stage and not block else 1, bottleneck))
            width = (first << stage) * (4 if bottleneck else 1)
    return nn.Sequential(*layers, nn.BatchNorm2d(width), nn.Linear(width, classes))


def resnet10(classes, channels=1):
    layers, width = [conv(channels, 32, 3, 2), nn.BatchNorm2d(32)], 32
    for count, stride in [(32, 1), (32, 1), (64, 2), (64, 1)]:
        layers += [conv(width, count, 3, stride), nn.BatchNorm2d(count), conv(count, count, 3), nn.BatchNorm2d(count)]
        layers += [conv(width, count, 1, stride)] if stride > 1 else []
        width = count
    return nn.Sequential(*layers, nn.Linear(width, classes))


def vgg(counts, classes, channels=1, norm=False):
    layers, width = [], channels
    for full, count in zip([64, 128, 256, 512, 512], counts):
        for _ in range(count):
            layers += [conv(width, full, 3, bias=not norm)] + ([nn.BatchNorm2d(full)] if norm else [])
            width = full
    for kernel in (7, 1):
        layers += [conv(width, 4096, kernel, bias=not norm, padding=0)] + ([nn.BatchNorm2d(4096)] if norm else [])
        width = 4096
    return nn.Sequential(*layers, conv(width, classes, 1, bias=True))


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
