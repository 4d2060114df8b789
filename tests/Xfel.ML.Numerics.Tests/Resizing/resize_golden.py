"""Makes resize_golden.txt: torch's bilinear interpolation with align_corners=False.

Run with a python that has torch:  python3 resize_golden.py > resize_golden.txt
A line is: source height and width, new height and width, then pixels as index:value (all of a small frame, every 997th of a large one).
The source pixel i is (state_i >> 8) / 2^16 - 64 of the generator state = state * 1664525 + 1013904223 mod 2^32, which starts at 1.
"""
import numpy as np
import torch


def source(height, width):
    values, state = np.empty(height * width, np.float32), 1
    for i in range(len(values)):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[i] = (state >> 8) / 65536 - 64
    return values.reshape(1, 1, height, width)


for size, new in (((1, 1), (3, 4)), ((5, 7), (11, 13)), ((11, 13), (5, 7)), ((8, 8), (8, 8)), ((9, 4), (4, 9)), ((6, 10), (6, 3)), ((128, 128), (224, 224)), ((256, 250), (224, 224))):
    result = torch.nn.functional.interpolate(torch.from_numpy(source(*size)), size=new, mode="bilinear", align_corners=False).numpy().ravel()
    step = 1 if len(result) < 1000 else 997
    print(*size, *new, *(f"{i}:{result[i]!r}" for i in range(0, len(result), step)))
