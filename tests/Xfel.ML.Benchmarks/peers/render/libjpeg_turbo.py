"""Peer of the rendering benchmark: libjpeg-turbo, encode and decode, of the same 224 x 224 frames at quality 75 with the accurate transform.

Needs numpy and libturbojpeg.so.0. One thread, one handle, memory allocated beforehand; a call through ctypes costs about a microsecond. The
grey levels are made before the clock starts, so this measures less than the library's benchmark does. Prints one line of JSON.
"""
import ctypes
import json
import resource
import sys
import time

try:
    import numpy as np
    turbo = ctypes.CDLL("libturbojpeg.so.0")
except (ImportError, OSError) as error:
    print(error, file=sys.stderr)
    sys.exit(77)

GRAY, GRAY_SUBSAMPLING, NO_REALLOC, ACCURATE_DCT, QUALITY = 6, 3, 1024, 4096, 75
SIDE, FRAMES, WARM_UP_SECONDS, SECONDS = 224, 64, 0.5, 2.0


def photons(index):
    """The frames of Render/RenderFrames.cs."""
    value = np.arange(SIDE * SIDE, dtype=np.uint32) + np.uint32(index * SIDE * SIDE)
    value = value * np.uint32(2654435761)
    value = (value ^ (value >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    value = (value ^ (value >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    value = value ^ (value >> np.uint32(16))
    y, x = np.mgrid[-112:112, -112:112]
    limit = (24 * 900 // (900 + x * x + y * y)).astype(np.uint32).ravel()
    return ((value & np.uint32(0xFFFF)) * limit) >> np.uint32(16)


turbo.tjInitCompress.restype = turbo.tjInitDecompress.restype = ctypes.c_void_p
turbo.tjBufSize.restype = ctypes.c_ulong
compressor, decompressor = ctypes.c_void_p(turbo.tjInitCompress()), ctypes.c_void_p(turbo.tjInitDecompress())
grey = [np.floor(255 * np.minimum(photons(i), 10).astype(np.float32) / 10 + 0.5).astype(np.uint8) for i in range(FRAMES)]
sources = [ctypes.c_void_p(frame.ctypes.data) for frame in grey]
decoded = np.empty(SIDE * SIDE, np.uint8)
target = ctypes.c_void_p(decoded.ctypes.data)
capacity = turbo.tjBufSize(SIDE, SIDE, GRAY_SUBSAMPLING)
memory = ctypes.create_string_buffer(capacity)
buffer, size = ctypes.c_void_p(ctypes.addressof(memory)), ctypes.c_ulong()
buffer_reference, size_reference = ctypes.byref(buffer), ctypes.byref(size)


def run(seconds):
    done, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        for source in sources:
            size.value = capacity
            failed = turbo.tjCompress2(compressor, source, SIDE, SIDE, SIDE, GRAY, buffer_reference, size_reference, GRAY_SUBSAMPLING, QUALITY, ACCURATE_DCT | NO_REALLOC)
            failed |= turbo.tjDecompress2(decompressor, buffer, size, target, SIDE, SIDE, SIDE, GRAY, ACCURATE_DCT)
            if failed:
                raise SystemExit("libjpeg-turbo failed")
        done += FRAMES
    return done / elapsed


run(WARM_UP_SECONDS)
frames_per_second = run(SECONDS)
print(json.dumps({
    "name": "libjpeg-turbo",
    "framesPerSecond": frames_per_second,
    "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}))
