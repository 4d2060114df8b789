"""Makes fourier_golden.txt: numpy's transforms in double precision.

Run with a python that has numpy:  python3 fourier_golden.py > fourier_golden.txt
A line is: the shape, '|', the axes, '|', then elements as index:real:imaginary (twenty or a few more of the transform in C order).
The source element i is x_2i + i x_2i+1, x_j = (state_j >> 8) / 2^23 - 1 of the generator state = state * 1664525 + 1013904223 mod 2^32, which starts at 1.
"""
import numpy as np


def source(shape):
    count = 2 * int(np.prod(shape))
    values, state = np.empty(count), 1
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[i] = (state >> 8) / (1 << 23) - 1
    return (values[0::2] + 1j * values[1::2]).reshape(shape)


CASES = (
    ((4096,), (0,)), ((3000,), (0,)), ((6561,), (0,)), ((3125,), (0,)), ((2 ** 14 * 3,), (0,)),
    ((48, 80), (0, 1)), ((128, 128), (0, 1)), ((7, 150), (1,)), ((150, 7), (0,)),
    ((24, 30, 36), (0, 1, 2)), ((16, 16, 16), (0, 1, 2)), ((11, 20, 13), (1,)), ((10, 12, 27), (0, 2)), ((9, 8, 5), (2,)),
)
for shape, axes in CASES:
    result = np.fft.fftn(source(shape), axes=axes).ravel()
    print(*shape, "|", *axes, "|", *(f"{i}:{result[i].real:.9g}:{result[i].imag:.9g}" for i in range(0, len(result), len(result) // 20 | 1)))
