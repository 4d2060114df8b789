"""Writes shared_digests.json: what h5py, numpy and gzip find in the measured files of ../shared/data, which are not part of this project.

Run with a python that has h5py, in this folder:  python3 make_shared_digests.py ../../../../../shared/data
A digest is the SHA-256 of all frames as little-endian float32 in C order, the centre in the middle where the file says that it is stored in the corner.
An unreadable file has words that its error must hold.
"""
import gzip
import hashlib
import io
import json
import sys
from pathlib import Path

import h5py
import numpy as np

root = Path(sys.argv[1])
found = []


def add(file, values, data_set="", named=None, shifted=False, good=None):
    frames = np.asarray(values)
    frames = frames.reshape((-1,) + frames.shape[-2:])
    if shifted:
        frames = np.fft.fftshift(frames, axes=(1, 2))
    digest = hashlib.sha256(np.ascontiguousarray(frames.astype("<f4")).tobytes()).hexdigest()
    found.append(dict(file=file, named=named, dataSet=data_set, shape=list(frames.shape), sha256=digest, goodPixels=None if good is None else int(good.sum())))


def add_error(file, *words):
    found.append(dict(file=file, error=list(words)))


def h5(file):
    data = (root / file).read_bytes()
    return h5py.File(io.BytesIO(gzip.decompress(data) if file.endswith(".gz") else data), "r")


for name in ("spipy_lcls_pnccd/test_adu_frames_0_1_2_3_5_8_9.npy", "spipy_lcls_pnccd/mask.npy", "spipy_lcls_pnccd/artifacts.npy", "exfel_agipd_p2013/DERIVED_agipd_hits_a_c.npy"):
    add(name, np.load(root / name))

name = "cdtools_p25_ptycho/PETRAIII_P25_Near_Field_Ptycho.cxi"
with h5(name) as f:
    add(name, f["entry_1/data_1/data"], "/entry_1/data_1/data", good=f["entry_1/instrument_1/detector_1/mask"][()] == 0)
name = "hdf5_features/minimal.cxi"
with h5(name) as f:
    add(name, f["entry_1/data_1/data"], "/entry_1/data_1/data")
name = "hdf5_features/typical_raw.cxi"
with h5(name) as f:
    add(name, f["entry_1/data_1/data"], "/entry_1/data_1/data")
    add(name, f["entry_1/data_2/data"], "/entry_1/data_2/data", named="/entry_1/data_2/data")
name = "hdf5_features/hummingbird_mask_pnccd.h5"
with h5(name) as f:
    add(name, f["data/data"], "/data/data")
name = "nexus_saxs/nexus-example.hdf5"
with h5(name) as f:
    add(name, f["entry/data/frames"], "/entry/data/frames")
    add(name, f["entry/data/blank"], "/entry/data/blank", named="entry/data/blank")
for name in sorted(str(path.relative_to(root)) for path in (root / "simex_singfel").glob("*.h5")):
    with h5(name) as f:
        groups = sorted((key for key in f["data"] if key.isdigit()), key=int)
        good = f["params/geom/mask"][()] != 0
        if groups:
            add(name, [f["data"][group]["data"][()] for group in groups], f"/data/{groups[0]}/data", good=good)
            last = f"/data/{groups[-1]}/diffr"
            add(name, f[last], last, named=last, good=good)
        else:
            add(name, f["data/data"], "/data/data", good=good)
            add(name, f["data/diffr"], "/data/diffr", named="/data/diffr", good=good)
name = "hawk_ring_laser/ring.h5"
with h5(name) as f:
    add(name, f["amplitudes"], "/amplitudes", shifted=f["shifted"][0] == 1, good=f["mask"][()] != 0)
name = "hawk_ring_laser/raw_ring.h5.gz"
with h5(name) as f:
    add(name, f["intensities"], "/intensities", shifted=f["shifted"][0] == 1, good=f["mask"][()] != 0)

name = "exfel_agipd_p2013/bgcomb-r0071-r0115.h5"
with h5(name) as f:
    add_error(name, "no frames", f"/data/xy {f['data/xy'].shape} {f['data/xy'].dtype}")
name = "hdf5_features/dectris_eiger_master.h5"
with h5(name) as f:
    add_error(name, "/entry/data", f.get("entry/data/data_000001", getlink=True).filename)
name = "id94_labels/lbl_radius.npz"
with np.load(root / name) as f:
    add_error(name, "'label'", str(f["label"].shape), "without frames")
name = "dials_crystallography/dlsnxs2cbf_therm_0001.cbf.gz"
with gzip.open(root / name) as f:
    assert f.read(6) == b"###CBF"
    add_error(name, "gzip-compressed", "a CBF image")

with open("shared_digests.json", "w") as out:
    json.dump(found, out, indent=1)
    out.write("\n")
