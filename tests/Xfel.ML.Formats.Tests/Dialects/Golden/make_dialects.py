"""Makes the files of this folder with h5py: the main path of each dialect, and files that must end in a clear error.

Run with a python that has h5py, in this folder:  python3 make_dialects.py
Unless a line says otherwise, pixel (y, x) of frame n is 1000 n + 10 y + x; modules count their rows on.
"""
import h5py
import numpy as np


def frames(count, height, width, dtype="<i2"):
    n, y, x = np.ogrid[:count, :height, :width]
    return (1000 * n + 10 * y + x).astype(dtype)


def create(name):
    return h5py.File(name, "w", libver="latest")


# CXI 1.4: a soft link, chunks of a frame, an unlimited axis, masks with bits, two detectors, labels and ids as this library writes them.
with create("stack.cxi") as f:
    f["cxi_version"] = 140
    f["number_of_entries"] = 1
    entry = f.create_group("entry_1")
    entry["title"] = "three frames"
    entry["experimental_identifier"] = np.bytes_("amo55912")
    entry["sample_1/name"] = "helium"
    source = entry.create_group("instrument_1/source_1")
    source["energy"] = np.array([np.nan, 2e-16, 3e-16])
    detector = entry.create_group("instrument_1/detector_1")
    detector.create_dataset("data", data=frames(3, 6, 8), chunks=(1, 6, 8), maxshape=(None, 6, 8), compression="gzip", shuffle=True)
    mask = np.zeros((6, 8), "<u4")
    mask[0, 0], mask[0, 1], mask[1, 0], mask[1, 1], mask[2, 0] = 0x1, 0x1000, 0x200, 0x800, 0xFFFFFFFF
    detector["mask"] = mask
    detector["distance"] = 0.74
    detector["x_pixel_size"] = 75e-6
    detector["y_pixel_size"] = 0.0
    detector["corner_position"] = [1.0, 2.0, 3.0]
    entry["instrument_1/detector_2/data"] = frames(3, 5, 5, "<f4")
    entry.create_group("data_1")["data"] = h5py.SoftLink("/entry_1/instrument_1/detector_1/data")
    entry.create_group("data_2")["data"] = h5py.SoftLink("/entry_1/instrument_1/detector_2/data")
    labels = entry.create_group("labels_1")
    labels["data"] = np.array([0, 2, 1], "<i4")
    labels["class_names"] = ["bad", "single", "d\u00f6uble"]
    labels["model_id"] = np.array([7, 7, 9])
    ids = entry.create_group("frame_ids_1")
    ids["train_id"] = np.array([10, 10, 11], "<u8")
    ids["pulse_id"] = np.array([0, 4, 0], "<u8")
    ids["cell_id"] = np.array([0, 1, 0], "<u2")
    ids["file"] = ["a.h5", "a.h5", "b.h5"]

# Frames of modules, a mask for each frame, labels of 0 and 1.
with create("modules.cxi") as f:
    f["cxi_version"] = [150]
    detector = f.create_group("entry_1/instrument_1/detector_1")
    detector["data"] = frames(2, 18, 8, "<f4").reshape(2, 3, 6, 8)
    mask = np.zeros((2, 3, 6, 8), "<u4")
    mask[1, 2, 5, 7] = 4
    detector["mask"] = mask
    f["entry_1/data_1"] = h5py.SoftLink("/entry_1/instrument_1/detector_1")
    f["entry_1/labels_1/data"] = np.array([[1, 0], [1, 1]], "u1")
with create("one_of_modules.cxi") as f:
    f["cxi_version"] = 150
    f["entry_1/data_1/data"] = frames(1, 18, 8, ">u2").reshape(1, 3, 6, 8)
    f["entry_1/data_1/mask"] = np.eye(18, 8, dtype="<u4").reshape(3, 6, 8)

# The centre in the corner: an odd and an even axis; pixels as fftshift gives them back.
with create("shifted.cxi") as f:
    f["cxi_version"] = 160
    image = f.create_group("entry_1/image_1")
    image["data"] = np.fft.ifftshift(frames(2, 7, 6), axes=(1, 2))
    good = np.zeros((7, 6), "<u2")
    good[3, 2] = 1
    image["mask"] = np.fft.ifftshift(good)
    image["is_fft_shifted"] = 1

# One entry a frame: 12 entries, of which 4 is left out, 5 holds no frame, 6 another size, 7 no labels, 8 text.
with create("entries.cxi") as f:
    f["cxi_version"] = 130
    f["number_of_entries"] = 12
    for n in range(1, 13):
        if n == 4:
            continue
        detector = f.create_group(f"entry_{n}/instrument_1/detector_1")
        f[f"entry_{n}/instrument_1/source_1/energy"] = 3.4e-18
        f[f"entry_{n}/experimental_identifier"] = f"shot {n}"
        if n == 6:
            detector["data"] = np.zeros((7, 8), "<i2")
        elif n == 8:
            detector["data"] = "no frame"
        elif n != 5:
            detector["data"] = frames(13, 6, 8)[n]
        if n != 7:
            f[f"entry_{n}/note_1/data"] = np.array([(n >> bit) & 1 for bit in range(11)], "<i4")

# Cheetah: groups of LCLS, peaks, energies of each frame, its own mask bits.
with create("cheetah.cxi") as f:
    f["cxi_version"] = 140
    detector = f.create_group("entry_1/instrument_1/detector_1")
    detector.create_dataset("data", data=frames(2, 6, 8), chunks=(1, 6, 8), maxshape=(None, 6, 8))
    mask = np.zeros((2, 6, 8), "<u2")
    mask[0, 0, 0], mask[1, 0, 0], mask[1, 0, 1] = 0x2000, 0x1000, 0x800
    detector["mask"] = mask
    f["entry_1/data_1"] = h5py.SoftLink("/entry_1/instrument_1/detector_1")
    f["entry_1/result_1/nPeaks"] = [1, 1]
    f["entry_1/result_1/peakXPosRaw"] = np.zeros((2, 10), "<f4")
    f["LCLS/photon_energy_eV"] = [1500.0, 1501.0]
    f["LCLS/fiducial"] = [3, 6]

# SimEx: a group a frame, numbers with leading zeros, a dangling link in the history.
with create("simex.h5") as f:
    for n in range(3):
        group = f.create_group(f"data/{7 * n + 4:07d}")
        group["data"] = frames(3, 6, 8, "<u4")[n]
        group["diffr"] = frames(3, 6, 8, "<f4")[n] / 2
        group["angle"] = np.zeros(4, "<f4")
        group.create_group("history/parent/detail")["data"] = h5py.ExternalLink("/nowhere/pmi_out_0000001.h5", "/data")
    f["info/package_version"] = np.bytes_("SingFEL v0.2.0")
    f["params/beam/photonEnergy"] = 4960.0
    f["params/geom/detectorDist"] = 0.13
    f["params/geom/pixelWidth"] = 0.0012
    f["params/geom/pixelHeight"] = 0.0011
    f["params/geom/mask"] = (frames(1, 6, 8)[0] != 0).astype("<f4")

# libspimage: a complex image with a trailing axis of 1, and a mask in which 1 is good.
with create("spimage.h5") as f:
    f["real"] = 3 * frames(1, 6, 8, "<f4").reshape(6, 8, 1)
    f["imag"] = 4 * frames(1, 6, 8, "<f4").reshape(6, 8, 1)
    f["mask"] = (frames(1, 6, 8) != 13).astype("<i4").reshape(6, 8, 1)
    for name, value in dict(phased=1, shifted=0, scaled=0, version=2, num_dimensions=2).items():
        f[name] = np.array([value], "<f4")
    f["detector_distance"], f["lambda"] = np.array([0.5], "<f4"), np.array([1e-9], "<f4")
    f["pixel_size"] = np.array([1e-5, 1e-5, 1e-5], "<f4")

# NeXus: the attribute default leads past another NXdata; and the way of before 2014.
with create("nexus.nxs") as f:
    f.attrs["default"] = "scan"
    for entry, offset in (("other", 500), ("scan", 0)):
        f.create_group(entry).attrs["NX_class"] = "NXentry"
        f[entry].attrs["default"] = "images"
        for name, count in (("a_profile", 1), ("images", 2)):
            data = f[entry].create_group(name)
            data.attrs["NX_class"], data.attrs["signal"] = "NXdata", "counts"
            data["counts"] = frames(count, 6, 8) + offset
    instrument = f["scan"].create_group("instrument")
    instrument.attrs["NX_class"] = "NXinstrument"
    for name, kind in (("detector", "NXdetector"), ("beam", "NXbeam")):
        instrument.create_group(name).attrs["NX_class"] = kind
    for name, value, unit in (("detector/distance", 540.8, "mm"), ("detector/x_pixel_size", 172.0, "um"), ("detector/y_pixel_size", 1.0, "furlong"),
                              ("beam/incident_wavelength", 1.5, "angstrom"), ("beam/incident_energy", 8.25, "keV")):
        instrument[name] = value
        instrument[name].attrs["units"] = unit
    instrument["detector/pixel_mask"] = (frames(1, 6, 8)[0] == 11).astype("<u4")
with create("nexus_old.nxs") as f:
    f.create_group("entry").attrs["NX_class"] = np.bytes_("NXentry")
    data = f["entry"].create_group("data")
    data.attrs["NX_class"] = np.bytes_("NXdata")
    data["x"] = np.arange(8)
    data["counts"] = frames(2, 6, 8)
    data["counts"].attrs["signal"] = 1
    data["errors"] = frames(2, 6, 8, "<f4")

# An Eiger: frames in two other files; and one of which the second file is missing.
for part, (first, last) in enumerate(((0, 3), (3, 5)), 1):
    with create(f"eiger_data_{part:06d}.h5") as f:
        f["entry/data/data"] = frames(5, 6, 8, "<u2")[first:last]
for name, last in (("eiger_master.h5", "eiger_data_000002.h5"), ("eiger_without.h5", "eiger_data_000009.h5")):
    with create(name) as f:
        f.create_group("entry").attrs["NX_class"] = np.bytes_("NXentry")
        f["entry"].create_group("data").attrs["NX_class"] = np.bytes_("NXdata")
        f["entry/data/data_000001"] = h5py.ExternalLink("eiger_data_000001.h5", "/entry/data/data")
        f["entry/data/data_000002"] = h5py.ExternalLink(last, "/entry/data/data")

# What must end in a clear error, and what --frames can name.
with create("several.h5") as f:
    for n in range(10):
        f[f"run/set_{n}"] = frames(2, 6, 8)
    f["run/complex"] = 3 * frames(2, 6, 8) + 4j * frames(2, 6, 8)
    f["run/text"] = "no frames"
    f["run/profile"] = np.arange(9.0)
    f["run/table"] = np.zeros(3, [("a", "<f4"), ("b", "<i4"), ("c", "<i4")])
    f["run/gone"] = h5py.SoftLink("/run/nothing")
    f["run/elsewhere"] = h5py.ExternalLink("nothing.h5", "/data")
    f["one/only"] = frames(2, 6, 8)
    f["one/list"] = np.arange(5)
with create("none.h5") as f:
    f["data/val"] = np.arange(50.0)
    f["data/xy"] = np.zeros((20, 2))
with create("empty.h5"):
    pass
with create("wrong_mask.cxi") as f:
    f["cxi_version"] = 140
    f["entry_1/data_1/data"] = frames(2, 6, 8)
    f["entry_1/data_1/mask"] = np.zeros((8, 6), "<u4")
with create("wrong_labels.cxi") as f:
    f["cxi_version"] = 140
    f["entry_1/data_1/data"] = frames(2, 6, 8)
    f["entry_1/labels_1/data"] = np.zeros(3, "<i4")
with create("text.cxi") as f:
    f["cxi_version"] = 140
    f["entry_1/data_1/data"] = ["no", "frames"]
with create("gone.cxi") as f:
    f["cxi_version"] = 140
    f.create_group("entry_1/data_1")["data"] = h5py.ExternalLink("raw.h5", "/data")
with create("raw_virtual.cxi") as f:
    f["cxi_version"] = [150]
    f["entry_1/trainId"] = np.zeros(2, "<u8")
    f["entry_1/data_1/data"] = np.zeros((2, 3, 2, 6, 8), "<u2")
with create("unwritten.h5") as f:
    f.create_dataset("frames", (40000, 40000), "<f4")
with create("unwritten_virtual.h5") as f:
    layout = h5py.VirtualLayout((40000, 40000), "<f4")
    layout[:8, :8] = h5py.VirtualSource("nothing.h5", "data", (8, 8))
    f.create_virtual_dataset("frames", layout)
