#!/usr/bin/python3
"""Reference solutions of the two L-BFGS trainers, from scikit-learn with C = 1 (ML.NET: l1 = 0, l2 = 1).

Writes Goldens/{binary,multiclass}.f4 (features, little-endian float32, row by row) and .json (labels, weights, biases).
Run with a Python that has numpy and scikit-learn; the files are committed and never made again to make a test pass.
"""
import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression

FOLDER = pathlib.Path(__file__).parent / "Goldens"


def write(name, features, labels, model):
    features.astype("<f4").tofile(FOLDER / f"{name}.f4")
    (FOLDER / f"{name}.json").write_text(json.dumps({
        "rows": features.shape[0],
        "columns": features.shape[1],
        "labels": labels.tolist(),
        "weights": model.coef_.tolist(),
        "biases": model.intercept_.tolist(),
    }) + "\n")


def fit(features, labels, solver):
    # scikit-learn's own lbfgs stops on a relative improvement of 2e-9, 1e-4 short of the optimum: Newton's method gets there.
    model = LogisticRegression(C=1.0, tol=1e-10, max_iter=1000, solver=solver)
    return model.fit(features.astype(np.float32).astype(np.float64), labels)


def binary():
    rng = np.random.default_rng(20170501)
    features = (rng.normal(size=(500, 64)) * rng.uniform(0.3, 2.0, 64) + rng.normal(size=64) * 0.2).astype(np.float32)
    truth = rng.normal(size=64) * 0.3
    labels = (features @ truth + 0.7 + rng.logistic(size=500) > 0).astype(int)
    write("binary", features, labels, fit(features, labels, "newton-cholesky"))


def multiclass():
    rng = np.random.default_rng(20190801)
    features = (rng.normal(size=(300, 20)) * rng.uniform(0.3, 2.0, 20)).astype(np.float32)
    truth = rng.normal(size=(20, 3)) * 0.5
    labels = np.argmax(features @ truth + np.array([0.5, 0.0, -0.3]) + rng.gumbel(size=(300, 3)), axis=1)
    write("multiclass", features, labels, fit(features, labels, "newton-cg"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    binary()
    multiclass()
