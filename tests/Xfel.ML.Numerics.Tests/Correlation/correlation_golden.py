"""Makes correlation_golden.txt: polar samples and CCF maps by SciPy and NumPy in double precision.

Run with a python that has scipy:  python3 correlation_golden.py > correlation_golden.txt
A line is: height width radii angles order centre-x centre-y outer-radius gap-from gap-to, '|', polar samples as index:value, '|', elements of the map as index:value.
The frame's pixel i is (state_i >> 8) / 2^20 - 2 of the generator state = state * 1664525 + 1013904223 mod 2^32, which starts at 1. Columns from gap-from up to, but not including, gap-to are masked.
"""
import numpy as np
from scipy.ndimage import map_coordinates


def source(height, width):
    values, state = np.empty(height * width), 1
    for i in range(len(values)):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[i] = (state >> 8) / (1 << 20) - 2
    return values.reshape(height, width)


def polar(frame, bad, radii, angles, x, y, radius):
    r = (np.arange(radii)[:, None] + 0.5) * radius / radii
    phi = 2 * np.pi * np.arange(angles) / angles
    # Rounding of sines must not push a sample over an edge, nor give a pixel a weight.
    places = np.round([y + r * np.sin(phi), x + r * np.cos(phi)], 12)
    samples = map_coordinates(np.where(bad, 0, frame), places, order=1, mode="constant", cval=np.nan)
    samples[map_coordinates(bad.astype(float), places, order=1, mode="constant", cval=1) > 1e-10] = np.nan
    return samples


def correlate(samples, order):
    good = ~np.isnan(samples)
    filled, pairs, counts = np.where(good, samples, 0), good.astype(float) @ good.T, good.sum(axis=1, keepdims=True)
    lower = np.divide(filled @ filled.T, pairs, out=np.zeros_like(pairs), where=pairs > 0)
    means = filled.sum(axis=1, keepdims=True) / np.maximum(counts, 1)
    component = np.fft.rfft(np.where(good, samples, means), axis=1)[:, order] / samples.shape[1]
    upper = np.real(np.conj(component)[:, None] * component[None, :])
    return np.tril(lower) + np.triu(upper, 1)


CASES = (
    (9, 9, 4, 8, 2, 4, 4, 4, 0, 0), (16, 12, 6, 20, 3, 5.5, 7.25, 5, 0, 0), (31, 33, 20, 36, 8, 16, 15, 15, 0, 0), (64, 64, 40, 72, 8, 31.5, 31.5, 31.5, 0, 0),
    (31, 33, 20, 36, 8, 15.3, 14.8, 14, 18, 21), (64, 48, 33, 90, 5, 20.25, 30.5, 26, 10, 13), (65, 40, 50, 64, 32, 19.5, 32, 19.5, 30, 40), (40, 40, 25, 45, 1, 12.5, 27.25, 20, 12, 14),
)


def sample_of(values):
    return (f"{i}:{values.flat[i]:.9g}" for i in range(0, values.size, values.size // 40 | 1))


for height, width, radii, angles, order, x, y, radius, begin, end in CASES:
    bad = np.zeros((height, width), bool)
    bad[:, begin:end] = True
    samples = polar(source(height, width), bad, radii, angles, x, y, radius)
    print(height, width, radii, angles, order, x, y, radius, begin, end, "|", *sample_of(samples), "|", *sample_of(correlate(samples, order)))
