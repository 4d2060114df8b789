"""Makes the files of this folder with h5py: small ones of every kind that the worker reads and the fuzz test spoils.

Run with a python that has h5py, in this folder:  python3 make_files.py
Pixel (y, x) of frame n is 100 n + 10 y + x. Files of both generations of HDF5's metadata: "earliest" has symbol tables and B-trees of
version 1, "latest" compact links, fractal heaps and the newer indices of chunks.
"""
import h5py
import numpy as np


def frames(count, height, width, dtype):
    n, y, x = np.ogrid[:count, :height, :width]
    return (100 * n + 10 * y + x).astype(dtype)


# Plain data of the oldest kind of file, behind a group of several links.
with h5py.File("contiguous.h5", "w", libver="earliest") as f:
    f["entry/data"] = frames(6, 5, 8, "<i2")
    for name in ("a", "b", "c", "d", "e", "f", "g", "h", "i"):
        f["entry/notes/" + name] = 1.5

# Chunks in a B-tree of version 1, shuffled, deflated, with a checksum; the last chunk is in part outside the frames.
with h5py.File("chunked.h5", "w", libver="earliest") as f:
    f.create_dataset("data", data=frames(7, 8, 6, "<f4"), chunks=(2, 8, 6), maxshape=(None, 8, 6), compression="gzip", shuffle=True, fletcher32=True)

# The indices of chunks that came later: a fixed array, an extensible array, a B-tree of version 2, one chunk, none at all.
with h5py.File("latest.h5", "w", libver="latest") as f:
    f.create_dataset("fixed", data=frames(5, 6, 4, ">u2"), chunks=(1, 6, 4), compression="gzip", shuffle=True)
    f.create_dataset("extensible", data=frames(5, 6, 4, ">u2"), chunks=(1, 6, 4), maxshape=(None, 6, 4), compression="gzip")
    f.create_dataset("tree", data=frames(5, 6, 4, ">u2"), chunks=(2, 3, 4), maxshape=(None, None, 4))
    f.create_dataset("single", data=frames(5, 6, 4, ">u2"), chunks=(5, 6, 4), compression="gzip")
    f.create_dataset("implicit", data=frames(5, 6, 4, "<f8"), chunks=(1, 6, 4))
    f.create_dataset("compact", data=frames(2, 3, 4, "<f2"))

# CXI: masks, labels, ids, texts of fixed and varying length, attributes, soft links, numbers beside the frames.
for name, libver in (("stack.cxi", "latest"), ("stack_old.cxi", "earliest")):
    with h5py.File(name, "w", libver=libver) as f:
        f["cxi_version"] = 140
        f["number_of_entries"] = 1
        entry = f.create_group("entry_1")
        entry["title"] = "four frames"
        entry["experimental_identifier"] = np.bytes_("amo55912")
        entry["instrument_1/source_1/energy"] = 2e-16
        detector = entry.create_group("instrument_1/detector_1")
        detector.create_dataset("data", data=frames(4, 6, 8, "<i4"), chunks=(1, 6, 8), maxshape=(None, 6, 8), compression="gzip", shuffle=True)
        mask = np.zeros((4, 6, 8), "<u2")
        mask[1, 0, 0], mask[2, 3, 3] = 1, 0x200
        detector["mask"] = mask
        detector["distance"] = 0.74
        detector["x_pixel_size"] = 75e-6
        detector["y_pixel_size"] = 75e-6
        detector["data"].attrs["axes"] = "experiment_identifier:y:x"
        detector["data"].attrs["numbers"] = np.arange(5)
        detector["experiment_identifier"] = ["shot a", "shot b", "shot c", "d"]
        entry.create_group("data_1")["data"] = h5py.SoftLink("/entry_1/instrument_1/detector_1/data")
        entry["lost"] = h5py.SoftLink("/entry_9/nothing")
        labels = entry.create_group("labels_1")
        labels["data"] = np.array([0, 2, 1, 1], "<i4")
        labels["class_names"] = ["bad", "single", "d\u00f6uble"]
        labels["model_id"] = np.array([7, 7, 9, 9])
        ids = entry.create_group("frame_ids_1")
        ids["train_id"] = np.array([10, 10, 11, 11], "<u8")
        ids["pulse_id"] = np.array([0, 4, 0, 4], "<u8")
        ids["cell_id"] = np.array([0, 1, 0, 1], "<u2")
        ids["file"] = ["a.h5", "a.h5", "b.h5", "b.h5"]

# One group a frame, as CXIDB-94 has it.
with h5py.File("entries.cxi", "w", libver="earliest") as f:
    f["cxi_version"] = 130
    f["number_of_entries"] = 3
    for n in range(1, 4):
        f[f"entry_{n}/instrument_1/detector_1/data"] = frames(4, 6, 7, "<i2")[n]
        f[f"entry_{n}/instrument_1/source_1/energy"] = 3.4e-18
        f[f"entry_{n}/note_1/data"] = np.array([(n >> bit) & 1 for bit in range(11)], "<i4")

# A virtual data set over the file beside it and over data of its own.
with h5py.File("virtual.h5", "w", libver="latest") as f:
    f["own"] = frames(3, 8, 6, "<f4")
    layout = h5py.VirtualLayout(shape=(10, 8, 6), dtype="<f4")
    layout[:7] = h5py.VirtualSource("chunked.h5", "data", shape=(7, 8, 6))
    layout[7:] = h5py.VirtualSource(".", "own", shape=(3, 8, 6))
    f.create_virtual_dataset("frames", layout, fillvalue=-1)
    f["link"] = h5py.ExternalLink("contiguous.h5", "/entry/data")

# NeXus: signals told by attributes; units.
with h5py.File("signal.nxs", "w", libver="earliest") as f:
    f.attrs["default"] = "entry"
    entry = f.create_group("entry")
    entry.attrs["NX_class"], entry.attrs["default"] = "NXentry", "data"
    data = entry.create_group("data")
    data.attrs["NX_class"], data.attrs["signal"] = "NXdata", "counts"
    data.create_dataset("counts", data=frames(4, 5, 6, "<u4"), chunks=(1, 5, 6), compression="gzip")
    detector = entry.create_group("instrument/detector")
    entry["instrument"].attrs["NX_class"], detector.attrs["NX_class"] = "NXinstrument", "NXdetector"
    detector["distance"] = 740.0
    detector["distance"].attrs["units"] = "mm"

# Two data sets that could be frames; other types.
with h5py.File("several.h5", "w", libver="earliest") as f:
    f["a/frames"] = frames(3, 5, 6, "<i8")
    f["b/other"] = frames(2, 4, 7, "u1")
    f["c/complex"] = frames(2, 3, 3, "<c8")
    f["c/compound"] = np.zeros(3, [("x", "<i4"), ("y", "<f8")])
    f["c/texts"] = np.array([b"one", b"two"])
