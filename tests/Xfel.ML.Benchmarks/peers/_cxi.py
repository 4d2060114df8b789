"""What the peers of the reading benchmarks share: h5py's reading, and the files themselves.

As a script: _cxi.py deflate|uint16|contiguous OUT RAW, or _cxi.py sparse OUT, makes one of them.
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _tuning import leave_out, report, time_passes

try:
    import h5py
    import numpy as np
except ImportError as error:
    leave_out(error)

SIDE, SPARSE_BYTES, DATA = 128, 20 * 10**9, "/entry_1/data_1/data"


def measure(kind, block):
    """A full pass in blocks of so many frames, into the same memory."""
    path = os.path.join(tempfile.gettempdir(), "xfel-ml-bench-cxi-read", kind + ".cxi")
    with h5py.File(path, "r") as file:
        count = file[DATA].shape[0]
    pixels = np.empty((block, SIDE, SIDE), "f4")

    def work():
        with h5py.File(path, "r") as file:
            data = file[DATA]
            for first in range(0, count, block):
                last = min(count, first + block)
                data.read_direct(pixels, np.s_[first:last], np.s_[: last - first])

    seconds = time_passes(work, 1, 6)
    how = "one by one" if block == 1 else f"blocks of {block}"
    report(f"h5py {h5py.__version__}, {how}", count, seconds)


def make(kind, out, raw=None):
    with h5py.File(out, "w") as file:
        file["cxi_version"] = 140
        if kind == "sparse":
            properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            properties.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            properties.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
            space = h5py.h5s.create_simple((SPARSE_BYTES // (4 * SIDE * SIDE), SIDE, SIDE))
            h5py.h5d.create(file.create_group("/entry_1/data_1").id, b"data", h5py.h5t.IEEE_F32LE, space, properties)
            return
        frames = np.memmap(raw, "<f4", "r").reshape(-1, SIDE, SIDE)
        options = {"deflate": dict(compression="gzip"), "uint16": dict(compression="gzip", shuffle=True), "contiguous": {}}[kind]
        if options:
            options["chunks"] = (1, SIDE, SIDE)
        data = file.create_dataset(DATA, shape=frames.shape, dtype="<u2" if kind == "uint16" else "<f4", **options)
        for first in range(0, len(frames), 64):
            data[first:first + 64] = frames[first:first + 64]


if __name__ == "__main__":
    make(*sys.argv[1:])
