"""Writes metrics.json, the figures that scikit-learn gives for some decisions: /usr/bin/python3 make_metrics.py (made with scikit-learn 1.2.1, NumPy 1.24.2)."""
import json
import warnings

import numpy as np
import sklearn.metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(94)


def labels():
    frames, count = 80, 6
    truth = (rng.random((frames, count)) < [0.9, 0.5, 0.3, 0.1, 0.05, 0.0]).astype(int)
    # Two digits make ties; the last label never occurs.
    scores = np.round(np.clip(0.45 * truth + 0.6 * rng.random((frames, count)), 0, 1), 2).astype(np.float32)
    thresholds = np.array([0.5, 0.5, 0.45, 0.55, 0.5, 0.5], np.float32)
    predicted = (scores >= thresholds).astype(int)
    per_label = []
    for c in range(count):
        t, s, p = truth[:, c], scores[:, c].astype(float), predicted[:, c]
        occurs = bool(t.any())
        per_label.append({
            "accuracy": m.accuracy_score(t, p), "precision": m.precision_score(t, p, zero_division=0), "recall": m.recall_score(t, p, zero_division=0),
            "f1": m.f1_score(t, p, zero_division=0), "matthews": m.matthews_corrcoef(t, p), "averagePrecision": m.average_precision_score(t, s) if occurs else None,
            "areaUnderCurve": m.roc_auc_score(t, s) if occurs else None, "brier": m.brier_score_loss(t, s), "frames": int(t.sum()),
        })
    kind = {"zero_division": 0}
    return {
        "truth": truth.tolist(), "scores": [[float(f"{x:.2f}") for x in row] for row in scores], "thresholds": [float(f"{x:.2f}") for x in thresholds], "labels": per_label,
        "accuracy": m.accuracy_score(truth.ravel(), predicted.ravel()), "hamming": m.hamming_loss(truth, predicted), "subsetAccuracy": m.accuracy_score(truth, predicted),
        "precision": m.precision_score(truth, predicted, average="micro", **kind), "recall": m.recall_score(truth, predicted, average="micro", **kind),
        "f1": m.f1_score(truth, predicted, average="micro", **kind), "macroPrecision": m.precision_score(truth, predicted, average="macro", **kind),
        "macroRecall": m.recall_score(truth, predicted, average="macro", **kind), "macroF1": m.f1_score(truth, predicted, average="macro", **kind),
        "matthews": m.matthews_corrcoef(truth.ravel(), predicted.ravel()), "brier": m.brier_score_loss(truth.ravel(), scores.astype(float).ravel()),
        "meanAveragePrecision": m.average_precision_score(truth[:, truth.any(axis=0)], scores.astype(float)[:, truth.any(axis=0)], average="macro"),
        "nothingAccuracy": m.accuracy_score(truth.ravel(), np.zeros(truth.size, int)),
    }


def classes(count, frames):
    truth = rng.integers(0, count, frames) if count > 2 else (rng.random(frames) < 0.3).astype(int)
    raw = rng.random((frames, count)) + 0.8 * np.eye(count)[truth]
    probabilities = (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)
    predicted = probabilities.argmax(axis=1)
    kind = {"average": "binary" if count == 2 else "macro", "zero_division": 0}
    wide = probabilities.astype(float)
    return {
        "truth": truth.tolist(), "probabilities": [[float(x) for x in row] for row in probabilities], "predicted": predicted.tolist(),
        "confusion": m.confusion_matrix(truth, predicted).tolist(), "accuracy": m.accuracy_score(truth, predicted), "precision": m.precision_score(truth, predicted, **kind),
        "recall": m.recall_score(truth, predicted, **kind), "f1": m.f1_score(truth, predicted, **kind), "kappa": m.cohen_kappa_score(truth, predicted),
        "matthews": m.matthews_corrcoef(truth, predicted), "logLoss": m.log_loss(truth, wide / wide.sum(axis=1, keepdims=True)),
        "perClassF1": m.f1_score(truth, predicted, average=None).tolist(),
        # scikit-learn's calibration curve has the empty bins left out, and no error: mean confidence and share of right decisions in ten bins of equal width.
        "expectedError": expected_error(wide[np.arange(frames), predicted], truth == predicted),
    }


def expected_error(confidence, right):
    bins = np.minimum(9, np.floor(confidence * 10)).astype(int)
    return float(sum(abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any()))


with open("metrics.json", "w") as file:
    json.dump({"labels": labels(), "fourClasses": classes(4, 70), "twoClasses": classes(2, 50)}, file)
    file.write("\n")
