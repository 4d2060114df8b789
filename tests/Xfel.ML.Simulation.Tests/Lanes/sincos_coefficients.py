"""The coefficients of LaneMath.SinCos: minimax fits on [-pi/2, pi/2] by reweighted least squares. Needs numpy.

sin x = x + x^3 P(x^2), cos x = 1 + x^2 Q(x^2).
"""
import numpy as np


def fit(function, weight, degree, end):
    u = end / 2 + end / 2 * np.cos(np.linspace(0, np.pi, 4001))
    target, scale = function(u), weight(u)
    powers = np.vander(u, degree + 1, increasing=True)
    emphasis, best = np.ones_like(u), None
    for _ in range(400):
        rows = np.sqrt(emphasis) * scale
        coefficients = np.linalg.lstsq(powers * rows[:, None], target * rows, rcond=None)[0]
        error = np.abs(scale * (powers @ coefficients - target))
        worst = error.max()
        if best is None or worst < best[0]:
            best = worst, coefficients
        emphasis *= np.sqrt(error / worst + 1e-12)
        emphasis /= emphasis.mean()
    return best


def sine(u):
    x = np.maximum(np.sqrt(u), 1e-9)
    return np.where(u < 1e-4, -1 / 6 + u / 120 - u * u / 5040, (np.sin(x) - x) / x**3)


def cosine(u):
    return np.where(u < 1e-4, -0.5 + u / 24 - u * u / 720, (np.cos(np.sqrt(u)) - 1) / np.maximum(u, 1e-9))


end = (np.pi / 2) ** 2 * 1.0001
for name, (worst, coefficients) in {
    "sin": fit(sine, lambda u: u**1.5, 3, end),
    "cos": fit(cosine, lambda u: u, 4, end),
}.items():
    print(name, "error", worst, [float(np.float32(c)) for c in coefficients])
