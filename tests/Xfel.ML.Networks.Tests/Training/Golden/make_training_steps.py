"""Writes training-steps.f32: outputs and gradients of batch norm, log activation and pools by torch in double precision, stored as little-endian float32 one
after the other in the order of the calls of `case` below. Inputs are whole numbers over powers of two, so that any language makes the same ones.
Run with: /usr/bin/python3 make_training_steps.py"""
import math
import os

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
out = []


def values(shape, factor, modulus=1009):
    n = np.arange(np.prod(shape), dtype=np.int64)
    return torch.tensor(((n * factor + n * n % 89 * 7) % modulus - modulus // 2) / 256.0, dtype=torch.float64).reshape(shape)


def case(shape, function, parameters=0, shortcut=False, modulus=1009, offset=0):
    """Output, gradient of the input [, of the shortcut] [, of each trained parameter] for the output gradient values(., 311)."""
    channels = shape[1] if parameters == 2 else 1
    leaves = [values(shape, 577, modulus) + offset] + ([values(shape, 409)] if shortcut else [])
    leaves += [values((channels,), factor) + 2.5 for factor in (37, 53)[:parameters]]
    for leaf in leaves:
        leaf.requires_grad_()
    y = function(*leaves)
    y.backward(values(y.shape, 311))
    out.extend(t.detach().numpy().astype("<f4").ravel() for t in [y] + [leaf.grad for leaf in leaves])


def norm(slope):
    def run(x, *rest):
        *other, scale, shift = rest
        mean, variance = torch.zeros(x.shape[1], dtype=torch.float64), torch.ones(x.shape[1], dtype=torch.float64)
        y = F.batch_norm(x, mean, variance, scale, shift, training=True, momentum=0.1, eps=1e-5)
        out.extend([mean.numpy().astype("<f4"), variance.numpy().astype("<f4")])  # before the output: running mean, running variance
        return F.leaky_relu(y + other[0] if other else y, slope)

    return run


SMALL, WIDE = (2, 3, 17, 23), (2, 20, 5, 7)
case(SMALL, norm(0.0), 2)
case(WIDE, norm(0.2), 2, shortcut=True)
# No zero: torch takes 0 for the slope of abs(x) there, h has alpha * e.
case(SMALL, lambda x, alpha: torch.sign(x) * alpha * (torch.log(torch.abs(x) + math.exp(-1)) + 1), 1, offset=1 / 512)
case(WIDE, lambda x: F.max_pool2d(x, 3, 2, 1), modulus=13)  # many equal values
case(SMALL, lambda x: F.max_pool2d(x, 2, 2))
case(SMALL, lambda x: F.avg_pool2d(x, 3, 2))
case(WIDE, lambda x: F.adaptive_avg_pool2d(x, 1))
np.concatenate(out).tofile(os.path.join(HERE, "training-steps.f32"))
