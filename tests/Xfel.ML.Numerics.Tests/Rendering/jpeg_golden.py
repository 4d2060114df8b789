"""Makes jpeg_golden.txt: what libjpeg-turbo gives for encoding and decoding grey images with the accurate integer transform.

Run with a python that has numpy, on a machine with libturbojpeg.so.0:  python3 jpeg_golden.py > jpeg_golden.txt
A line is: content height width quality, then the SHA-256 of the decoded pixels, or the pixels themselves in hex (small images).
"""
import ctypes
import hashlib

import numpy as np

GRAY, GRAY_SUBSAMPLING, ACCURATE_DCT = 6, 3, 4096
turbo = ctypes.CDLL("libturbojpeg.so.0")
turbo.tjInitCompress.restype = turbo.tjInitDecompress.restype = ctypes.c_void_p
compressor, decompressor = ctypes.c_void_p(turbo.tjInitCompress()), ctypes.c_void_p(turbo.tjInitDecompress())


def round_trip(grey, quality):
    height, width = grey.shape
    out = np.empty_like(grey)
    buffer, size = ctypes.c_void_p(), ctypes.c_ulong()
    failed = turbo.tjCompress2(compressor, grey.ctypes.data_as(ctypes.c_void_p), width, width, height, GRAY, ctypes.byref(buffer),
                               ctypes.byref(size), GRAY_SUBSAMPLING, quality, ACCURATE_DCT)
    assert failed == 0
    failed = turbo.tjDecompress2(decompressor, buffer, size, out.ctypes.data_as(ctypes.c_void_p), width, width, height, GRAY, ACCURATE_DCT)
    assert failed == 0
    turbo.tjFree(buffer)
    return out


def random_bytes(count, seed=1):
    values, state = np.empty(count, np.uint8), seed
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[i] = state >> 24
    return values


def image(content, height, width):
    y, x = np.mgrid[0:height, 0:width]
    noise = random_bytes(height * width).reshape(height, width).astype(int)
    grey = {
        "noise": noise,
        "gradient": (3 * x + 5 * y) % 256,
        "saturated": (noise >= 128) * 255,
        "checkerboard": (x + y) % 2 * 255,
        "photons": (noise >= 230) * 25 * (noise % 10 + 1),
    }[content]
    return np.ascontiguousarray(grey.astype(np.uint8))


for content in ("noise", "gradient", "saturated", "checkerboard", "photons"):
    for height, width in ((1, 1), (7, 9), (8, 8), (17, 23), (64, 61), (224, 224)):
        for quality in (1, 10, 25, 50, 75, 90, 95, 100):
            pixels = round_trip(image(content, height, width), quality).tobytes()
            text = pixels.hex() if (height, width) == (7, 9) else hashlib.sha256(pixels).hexdigest()
            print(content, height, width, quality, text)
