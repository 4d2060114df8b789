"""Simulation the way of Han and Li, section 3, with NumPy and SciPy: voxels, one FFT a model, the Ewald sphere by interpolation, Poisson.

An icosahedron under the affine map of the preset spi-hits in 128^3 voxels, padded to 256^3; |F|^2 of single precision; 100 frames a model.
What each frame draws (orientation, fringe period, photons, detector) has the ranges of spi-hits, so interpolation and Poisson draws meet the
same frames as ours. Interpolation of |F|^2 is the cheapest way: of the complex amplitude it costs twice as much. With T threads, T processes.
"""
import argparse
import json
import multiprocessing
import resource
import sys
import time

try:
    import numpy as np
    import scipy
    import scipy.fft
    from scipy.ndimage import map_coordinates
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(77)

SIDE, VOXELS, GRID, FRAMES_PER_MODEL = 128, 128, 256, 100
PHI = (1 + 5 ** 0.5) / 2
# Ten of the twenty face normals: opposite faces are one condition.
NORMALS = np.array([[1, 1, 1], [1, 1, -1], [1, -1, 1], [-1, 1, 1]]
                   + [[0, s / PHI, PHI] for s in (1, -1)] + [[s / PHI, PHI, 0] for s in (1, -1)] + [[PHI, 0, s / PHI] for s in (1, -1)]) / 3 ** 0.5
# Distance of the faces when the volume is that of a sphere of diameter 1, and the distance of the corners.
FACE = (np.pi / 6 / (5 / 12 * (3 + 5 ** 0.5)) * (PHI ** 2 / (2 * 3 ** 0.5)) ** 3) ** (1 / 3)
CORNER = FACE * (3 * (PHI ** 2 + 1)) ** 0.5 / PHI ** 2


def log_uniform(random, low, high):
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def rotation(random):
    """Uniform on SO(3): a uniform quaternion."""
    w, x, y, z = (q := random.standard_normal(4)) / np.linalg.norm(q)
    return np.array([[1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
                     [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
                     [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]])


def model(random, workers):
    """|F|^2 in 256^3 and the diameter in voxels."""
    axes = np.array([1, log_uniform(random, 0.6, 1.6), log_uniform(random, 0.6, 1.6)])
    turn = rotation(random)
    affine = turn @ np.diag(axes / np.cbrt(axes.prod())) @ turn.T
    # As large as the box allows.
    diameter = 0.98 * VOXELS / 2 / (CORNER * np.linalg.norm(affine, 2))
    planes = (NORMALS @ np.linalg.inv(affine) / (FACE * diameter)).astype(np.float32)
    axis = np.arange(VOXELS, dtype=np.float32) - np.float32(VOXELS / 2)
    inside = np.ones((VOXELS,) * 3, bool)
    for a, b, c in planes:
        inside &= np.abs(a * axis[:, None, None] + b * axis[:, None] + c * axis) <= 1
    padded = np.zeros((GRID,) * 3, np.float32)
    padded[:VOXELS, :VOXELS, :VOXELS] = inside
    amplitude = scipy.fft.fftn(padded, overwrite_x=True, workers=workers)
    return scipy.fft.fftshift(amplitude.real ** 2 + amplitude.imag ** 2), diameter


def detector(random):
    """Directions q / k of the pixels, and the fringe period of a diameter of one in units of 1 / k."""
    distance, side = log_uniform(random, 0.25, 1.0), log_uniform(random, 0.0192, 0.0768)
    centre = (SIDE - 1) / 2 + random.uniform(-0.02, 0.02, 2) * SIDE
    scale = side / SIDE / distance
    x, y = (np.arange(SIDE) - centre[0]) * scale, (np.arange(SIDE) - centre[1]) * scale
    norm = np.sqrt(1 + x[None, :] ** 2 + y[:, None] ** 2)
    return np.stack([x[None, :] / norm, y[:, None] / norm, 1 / norm - 1]).reshape(3, -1), scale


def frames(random, squared, diameter, count):
    """A model's frames: period, photons and detector are the model's, orientation and photons each frame's own."""
    directions, scale = detector(random)
    period, photons = log_uniform(random, 4, 40), log_uniform(random, 1e3, 1e6)
    # One grid point is 2 pi / 256 voxels; a pixel is 1 / period of 2 pi / diameter.
    directions = directions * (GRID / (diameter * period * scale))
    for _ in range(count):
        points = rotation(random).T @ directions + GRID / 2
        expected = map_coordinates(squared, points, order=1, mode="nearest", output=np.float64)
        expected *= photons / expected.sum()
        yield random.poisson(expected).astype(np.float32)


def work(arguments):
    """Frames and the seconds that models and frames took."""
    seed, models = arguments
    random = np.random.default_rng(seed)
    making = showing = 0.0
    for _ in range(models):
        start = time.perf_counter()
        squared, diameter = model(random, 1)
        between = time.perf_counter()
        for frame in frames(random, squared, diameter, FRAMES_PER_MODEL):
            frame.sum()
        making += between - start
        showing += time.perf_counter() - between
    return models * FRAMES_PER_MODEL, making, showing


def main(with_models):
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    threads = parser.parse_args().threads
    with multiprocessing.Pool(threads) as pool:
        pool.map(work, [(seed, 1) for seed in range(threads)], chunksize=1)
        parts = pool.map(work, [(100 + seed, 3) for seed in range(threads)], chunksize=1)
    rate = sum(count / (making * with_models + showing) for count, making, showing in parts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + threads * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({
        "name": f"numpy {np.__version__}, scipy {scipy.__version__}, {'with' if with_models else 'without'} model and FFT",
        "framesPerSecond": rate,
        "peakMemoryBytes": memory * 1024,
    }))
