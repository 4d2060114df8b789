"""scikit-learn's LogisticRegression (C = 1, lbfgs, float32) on the problem of Lbfgs/HashedProblem.cs. The time is that of fit()."""
import argparse
import json
import os
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--rows", type=int, default=20_000)
parser.add_argument("--columns", type=int, default=2048)
arguments = parser.parse_args()
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(arguments.threads)

try:
    import numpy as np
    import sklearn
    from sklearn.linear_model import LogisticRegression
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(77)


def uniform(counter):
    counter = counter ^ (counter >> np.uint32(16))
    counter = counter * np.uint32(0x85EBCA6B)
    counter = counter ^ (counter >> np.uint32(13))
    counter = counter * np.uint32(0xC2B2AE35)
    counter = counter ^ (counter >> np.uint32(16))
    return (counter >> np.uint32(8)).astype(np.float32) * np.float32(1 / 8388608) - np.float32(1)


def problem(rows, columns):
    features = np.empty((rows, columns), np.float32)
    for row in range(rows):
        features[row] = np.maximum(0, uniform(np.uint32(row * columns) + np.arange(columns, dtype=np.uint32)))
    signs = np.where(np.arange(64) % 2 == 0, 0.8, -0.8)
    noise = uniform(np.uint32(0x9E3779B9) + np.arange(rows, dtype=np.uint32)).astype(np.float64)
    return features, features[:, :64].astype(np.float64) @ signs + 2 * noise > 0


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


LogisticRegression(C=1.0).fit(*problem(2000, 64))
features, labels = problem(arguments.rows, arguments.columns)
start = time.perf_counter()
model = LogisticRegression(C=1.0, max_iter=1000).fit(features, labels)
seconds = time.perf_counter() - start
print(json.dumps({
    "name": f"scikit-learn {sklearn.__version__}",
    "framesPerSecond": arguments.rows / seconds,
    "seconds": seconds,
    "peakMemoryBytes": peak(),
}))
