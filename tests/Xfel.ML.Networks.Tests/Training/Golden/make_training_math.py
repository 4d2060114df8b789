#!/usr/bin/env python3
"""Writes training-math.json: losses, optimisers and schedules as torch computes them (written with torch 1.13, double precision).

Usage: python3 make_training_math.py > training-math.json
"""
import json
import torch
from torch.nn import functional as F

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)


def numbers(tensor):
    return [float(f"{x:.12g}") for x in tensor.detach().reshape(-1)]


def loss_case(name, logits, targets, weights, function):
    logits = logits.float().double().clone().requires_grad_(True)
    loss = function(logits, targets, weights)
    loss.backward()
    return {"name": name, "outputs": logits.shape[1], "logits": numbers(logits), "targets": numbers(targets.double()),
            "weights": None if weights is None else numbers(weights), "loss": float(loss), "gradient": numbers(logits.grad)}


def losses():
    x = torch.randn(4, 3) * 3
    huge = torch.tensor([[3e4, -3e4, 0.0], [-1e30, 1e30, 5.0]])
    classes, labels = torch.tensor([0, 2, 1, 2]), (torch.rand(4, 3) > 0.5).double()
    weights = torch.tensor([0.5, 2.0, 1.25])
    softmax = lambda x, t, w: F.cross_entropy(x, t, weight=w)
    sigmoid = lambda x, t, w: F.binary_cross_entropy_with_logits(x, t, weight=w)
    square = lambda x, t, w: F.mse_loss(x, t)
    yield loss_case("SoftmaxCrossEntropy", x, classes, None, softmax)
    yield loss_case("SoftmaxCrossEntropy", x, classes, weights, softmax)
    yield loss_case("SoftmaxCrossEntropy", huge, torch.tensor([1, 1]), None, softmax)
    yield loss_case("SigmoidCrossEntropy", x, labels, None, sigmoid)
    yield loss_case("SigmoidCrossEntropy", x, labels, weights, sigmoid)
    yield loss_case("SigmoidCrossEntropy", huge, torch.tensor([[1.0, 1, 0], [0, 0, 1]]), None, sigmoid)
    yield loss_case("SquaredError", x, torch.randn(4, 3).float().double(), None, square)


def optimizer_case(name, make, l1, l2, rates):
    w = torch.randn(20).float().double().requires_grad_(True)
    start = numbers(w)
    optimizer = make([w])
    gradients, penalties, values = [], [], []
    for rate in rates:
        g = torch.randn(20).float().double()
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        penalty = l1 * w.abs().sum() + l2 * (w * w).sum()
        (penalty + (g * w).sum()).backward()
        optimizer.step()
        gradients.append(numbers(g))
        penalties.append(float(penalty))
        values.append(numbers(w))
    return {"name": name, "l1": l1, "l2": l2, "rates": rates, "start": start, "gradients": gradients, "penalties": penalties, "values": values}


def optimizers():
    rates = [0.1, 0.1, 0.05, 0.01, 0.2, 0.1]
    sgd = lambda momentum, nesterov: (lambda w: torch.optim.SGD(w, lr=1, momentum=momentum, nesterov=nesterov))
    adam = lambda w: torch.optim.Adam(w, lr=1, betas=(0.9, 0.999), eps=1e-8)
    yield optimizer_case("sgd", sgd(0, False), 0, 0, rates)
    yield optimizer_case("momentum", sgd(0.9, False), 0, 0.01, rates)
    yield optimizer_case("nesterov", sgd(0.9, True), 0.02, 0.01, rates)
    yield optimizer_case("adam", adam, 0, 0, rates)
    yield optimizer_case("adam", adam, 0.02, 0.01, rates)


def schedules():
    steps, epochs = 5, 8
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=steps * epochs, eta_min=0.1)
    values = []
    for _ in range(steps * epochs):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        cosine.step()
    yield {"name": "cosine", "stepsPerEpoch": steps, "epochs": epochs, "factors": values}
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1)
    drops = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[2, 5], gamma=0.1)
    values = []
    for _ in range(epochs):
        values += [optimizer.param_groups[0]["lr"]] * steps
        optimizer.step()
        drops.step()
    yield {"name": "steps", "stepsPerEpoch": steps, "epochs": epochs, "factors": values}


print(json.dumps({"losses": list(losses()), "optimizers": list(optimizers()), "schedules": list(schedules())}, separators=(",", ":")))
