"""The networks of the benchmarks as torch modules: the same layers in the same order as the descriptions of Xfel.ML.Networks."""
import math

import torch
from torch import nn
from torch.nn import functional

SLOPE = 0.2


class LogActivation(torch.autograd.Function):
    """h(x) = sign(x) alpha (ln(|x| + 1/e) + 1) with the fewest passes over memory."""

    @staticmethod
    def forward(ctx, x, alpha):
        shifted = x.abs().add_(math.exp(-1))
        ctx.alpha = alpha
        ctx.save_for_backward(shifted)
        return shifted.log().add_(1).mul_(alpha).copysign_(x)

    @staticmethod
    def backward(ctx, gradient):
        return gradient.mul(ctx.alpha).div_(ctx.saved_tensors[0]), None


class Log(nn.Module):
    def __init__(self, alpha=0.2):
        super().__init__()
        self.alpha = alpha

    def forward(self, x):
        if self.training:
            return LogActivation.apply(x, self.alpha)
        return torch.sign(x) * (self.alpha * (torch.log(torch.abs(x) + math.exp(-1)) + 1))


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-5, momentum=0.003)


def conv(inputs, outputs, kernel, stride=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, bias=False)


class PreActivation(nn.Module):
    """A pre-activation block: two 3x3 convolutions, or the bottleneck 1x1, 3x3, 1x1 with four times the channels out."""

    def __init__(self, inputs, channels, stride, bottleneck):
        super().__init__()
        outputs = 4 * channels if bottleneck else channels
        sizes = [(channels, 1, 1), (channels, 3, stride), (outputs, 1, 1)] if bottleneck else [(channels, 3, stride), (channels, 3, 1)]
        self.norms, self.convs, width = nn.ModuleList(), nn.ModuleList(), inputs
        for count, kernel, step in sizes:
            self.norms.append(norm(width))
            self.convs.append(conv(width, count, kernel, step))
            width = count
        self.projection = conv(inputs, outputs, 1, stride) if stride > 1 or inputs != outputs else None

    def forward(self, x):
        y = functional.leaky_relu(self.norms[0](x), SLOPE, inplace=True)
        shortcut = x if self.projection is None else self.projection(y)
        y = self.convs[0](y)
        for layer, kernel in zip(self.norms[1:], self.convs[1:]):
            y = kernel(functional.leaky_relu(layer(y), SLOPE, inplace=True))
        return y.add_(shortcut)


def pre_activation_resnet(blocks, bottleneck=False, classes=5, channels=1, width=64):
    """Stem 7x7/2, max-pool 3x3/2, log activation (after the pool: both are monotone), stages, norm, leaky rectifier, mean, linear."""
    layers, inputs = [conv(channels, width, 7, 2), nn.MaxPool2d(3, 2, 1), Log()], width
    for stage, count in enumerate(blocks):
        for block in range(count):
            layers.append(PreActivation(inputs, width << stage, 2 if stage > 0 and block == 0 else 1, bottleneck))
            inputs = (width << stage) * (4 if bottleneck else 1)
    layers += [norm(inputs), nn.LeakyReLU(SLOPE, inplace=True), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, classes)]
    return nn.Sequential(*layers)


class Pair(nn.Module):
    """Two 3x3 convolutions of Han & Li, each with norm, dropout and rectifier; the shortcut joins before the last rectifier."""

    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.first = nn.Sequential(conv(inputs, channels, 3, stride), norm(channels), nn.Dropout(0.25), nn.ReLU(inplace=True))
        self.second = nn.Sequential(conv(channels, channels, 3), norm(channels), nn.Dropout(0.25))
        self.projection = conv(inputs, channels, 1, stride) if stride > 1 or inputs != channels else None

    def forward(self, x):
        shortcut = x if self.projection is None else self.projection(x)
        return functional.relu(self.second(self.first(x)) + shortcut, inplace=True)


def resnet10(classes=5, channels=1):
    return nn.Sequential(
        conv(channels, 32, 3, 2), norm(32), nn.Dropout(0.25), nn.ReLU(inplace=True),
        Pair(32, 32, 1), Pair(32, 32, 1), Pair(32, 64, 2), Pair(64, 64, 1),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, classes))


class Vgg16Features(nn.Module):
    """Grey frames to the outputs of the two fully connected layers; the grey channel is copied to three and normalised as ImageNet's."""

    def __init__(self, width=1.0):
        super().__init__()

        def scale(full):
            scaled = full * width
            return 16 * int(scaled / 16 + 0.5) if scaled >= 16 else max(1, int(scaled + 0.5))

        layers, channels = [], 3
        for full, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
            for _ in range(count):
                layers += [nn.Conv2d(channels, scale(full), 3, padding=1), nn.ReLU(inplace=True)]
                channels = scale(full)
            layers.append(nn.MaxPool2d(2))
        self.body = nn.Sequential(*layers)
        self.fc6, self.fc7 = nn.Linear(channels * 49, scale(4096)), nn.Linear(scale(4096), scale(4096))
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("deviation", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))

    def forward(self, grey):
        maps = self.body((grey - self.mean) / self.deviation)
        first = torch.relu(self.fc6(maps.flatten(1)))
        return torch.cat([first, torch.relu(self.fc7(first))], 1)


# Name: (module, frame side, frames in the benchmark's training batch).
NETWORKS = {
    "resnet10": (resnet10, 128, 64),
    "resnet18": (lambda: pre_activation_resnet([2, 2, 2, 2]), 224, 16),
    "resnet50": (lambda: pre_activation_resnet([3, 4, 6, 3], bottleneck=True), 224, 8),
    "vgg16": (Vgg16Features, 224, 8),
    "vgg16-quarter": (lambda: Vgg16Features(0.25), 224, 8),
}
