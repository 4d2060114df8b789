"""CCF maps with NumPy and SciPy: what the benchmark ccf does, in single precision, with everything that does not depend on the frame made beforehand.

Bilinear samples by SciPy's spline of order 1, as most would have it, or by a sparse matrix, which is several times as fast; the lower triangle by a matrix product; order 8 by two products with a cosine and a sine, the ring's mean taken off.
With T threads, T processes, each with BLAS on one thread.
"""
import argparse
import json
import multiprocessing
import os
import resource
import statistics
import time

from _tuning import blas, leave_out

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
try:
    import numpy as np
    import scipy
    from scipy.ndimage import map_coordinates
    from scipy.sparse import csr_matrix
except ImportError as error:
    leave_out(error)

SIDE, RADII, ANGLES, ORDER, FRAMES, SECONDS = 224, 224, 360, 8, 16, 6
MIDDLE = (SIDE - 1) / 2
R = (np.arange(RADII)[:, None] + 0.5) * MIDDLE / RADII
PHI = 2 * np.pi * np.arange(ANGLES) / ANGLES
PLACES = np.stack([MIDDLE + R * np.sin(PHI), MIDDLE + R * np.cos(PHI)]).astype(np.float32).reshape(2, -1)
TURN = (np.stack([np.cos(ORDER * PHI), -np.sin(ORDER * PHI)], axis=1) / ANGLES).astype(np.float32)
UPPER = np.triu(np.ones((RADII, RADII), bool), 1)


def spline():
    """SciPy's interpolation."""
    samples = np.empty(RADII * ANGLES, np.float32)
    return lambda frame: map_coordinates(frame, PLACES, output=samples, order=1, mode="nearest", prefilter=False).reshape(RADII, ANGLES)


def sparse():
    """A row of four weights a sample."""
    y, x = PLACES.astype(np.float64)
    top, left = np.minimum(y.astype(int), SIDE - 2), np.minimum(x.astype(int), SIDE - 2)
    down, right = y - top, x - left
    corner = top * SIDE + left
    columns = np.stack([corner, corner + 1, corner + SIDE, corner + SIDE + 1], axis=1).astype(np.int32)
    weights = np.stack([(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right], axis=1).astype(np.float32)
    matrix = csr_matrix((weights.ravel(), columns.ravel(), np.arange(0, columns.size + 1, 4, dtype=np.int32)), shape=(RADII * ANGLES, SIDE * SIDE))
    return lambda frame: (matrix @ frame.ravel()).reshape(RADII, ANGLES)


def correlate(polar, target):
    """A map from polar samples."""
    np.matmul(polar, polar.T, out=target)
    target *= np.float32(1 / ANGLES)
    component = (polar - polar.mean(axis=1, keepdims=True)) @ TURN
    np.copyto(target, component @ component.T, where=UPPER)


def work(arguments):
    """The seconds a map that one process takes."""
    resampling, seed, seconds = arguments
    frames = 10 * np.random.default_rng(seed).random((FRAMES, SIDE, SIDE), dtype=np.float32)
    maps, resample, times = np.empty((FRAMES, RADII, RADII), np.float32), resampling(), []
    while len(times) < 3 or sum(times) < seconds:
        start = time.perf_counter()
        for frame, target in zip(frames, maps):
            correlate(resample(frame), target)
        times.append(time.perf_counter() - start)
    return statistics.median(times) / FRAMES


def main(resampling):
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    threads = parser.parse_args().threads
    with multiprocessing.Pool(threads) as pool:
        pool.map(work, [(resampling, seed, 0.5) for seed in range(threads)], chunksize=1)
        parts = pool.map(work, [(resampling, seed, SECONDS) for seed in range(threads)], chunksize=1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + threads * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({
        "name": f"numpy {np.__version__}, scipy {scipy.__version__}, {blas()}, {resampling.__name__}",
        "framesPerSecond": sum(1 / seconds for seconds in parts),
        "peakMemoryBytes": memory * 1024,
    }))
