#!/usr/bin/python3
"""Metrics of fixed predictions from scikit-learn, where its definitions agree with ML.NET's.

Binary: scores with ties for the ROC area; scores without ties for the precision/recall area (ML.NET goes through tied
rows one by one). Log-loss is in bits for binary and in nats for multiclass. Writes Goldens/{binary,multiclass}_metrics.json.
"""
import json
import pathlib

import numpy as np
from sklearn import metrics

FOLDER = pathlib.Path(__file__).parent / "Goldens"


def binary():
    rng = np.random.default_rng(7)
    labels = rng.random(200) < 0.4
    scores = np.round((rng.normal(size=200) + 1.2 * labels - 0.5).astype(np.float32) * 4) / 4
    distinct = (scores + rng.permutation(200) * 1e-4).astype(np.float32)
    probabilities = (1 / (1 + np.exp(-scores.astype(np.float64)))).astype(np.float32)
    decisions = scores > 0
    precision, recall, _ = metrics.precision_recall_curve(labels, distinct)
    share = labels.mean()
    loss = metrics.log_loss(labels, probabilities.astype(np.float64)) / np.log(2)
    entropy = -(share * np.log2(share) + (1 - share) * np.log2(1 - share))
    return {
        "labels": labels.tolist(), "scores": scores.tolist(), "distinctScores": distinct.tolist(), "probabilities": probabilities.tolist(),
        "accuracy": metrics.accuracy_score(labels, decisions),
        "auc": metrics.roc_auc_score(labels, scores),
        "auprc": metrics.auc(recall, precision),
        "f1": metrics.f1_score(labels, decisions),
        "positivePrecision": metrics.precision_score(labels, decisions), "positiveRecall": metrics.recall_score(labels, decisions),
        "negativePrecision": metrics.precision_score(~labels, ~decisions), "negativeRecall": metrics.recall_score(~labels, ~decisions),
        "logLoss": loss, "entropy": entropy, "logLossReduction": (entropy - loss) / entropy,
        "confusion": metrics.confusion_matrix(labels, decisions, labels=[True, False]).tolist(),
    }


def multiclass():
    rng = np.random.default_rng(8)
    labels = rng.choice(4, size=150, p=[0.5, 0.2, 0.2, 0.1])
    logits = rng.normal(size=(150, 4)) + 1.3 * np.eye(4)[labels]
    scores = (np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)).astype(np.float32)
    exact = scores.astype(np.float64)
    losses = -np.log(exact[np.arange(150), labels])
    shares = np.bincount(labels, minlength=4) / 150
    entropy = -(shares * np.log(shares)).sum()
    decisions = exact.argmax(axis=1)
    return {
        "labels": labels.tolist(), "scores": scores.tolist(),
        "microAccuracy": metrics.accuracy_score(labels, decisions),
        "macroAccuracy": metrics.balanced_accuracy_score(labels, decisions),
        "logLoss": losses.mean(), "logLossReduction": (entropy - losses.mean()) / entropy,
        "perClassLogLoss": [losses[labels == c].mean() for c in range(4)],
        "topK": [metrics.top_k_accuracy_score(labels, exact, k=k) for k in (1, 2, 3)],
        "confusion": metrics.confusion_matrix(labels, decisions).tolist(),
        "perClassPrecision": metrics.precision_score(labels, decisions, average=None).tolist(),
        "perClassRecall": metrics.recall_score(labels, decisions, average=None).tolist(),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in (("binary", binary), ("multiclass", multiclass)):
        (FOLDER / f"{name}_metrics.json").write_text(json.dumps(make()) + "\n")
