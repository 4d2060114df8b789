"""Makes the files of this folder with mrcfile: every mode in both byte orders, and the habits of old and other programs.

Run with a python that has mrcfile (1.4.3 was used), in this folder:  /usr/bin/python3 make_golden.py
Unless a name says otherwise, a file is an image stack (3, 4, 5) with voxels of 1.5 x 1.5 x 1.5 angstrom and its element i is
37 i % 120 - 50; in files of unsigned values the 50 is not subtracted, and in the files named unsigned it is 37 i % 251.
"""
import mrcfile
import numpy as np
from mrcfile.dtypes import HEADER_DTYPE

index = np.arange(60).reshape(3, 4, 5)
signed, unsigned, large = 37 * index % 120 - 50, 37 * index % 120, 37 * index % 251


def write(name, values, volume=False, voxel=1.5, edit=None, extended=None):
    with mrcfile.new(name, overwrite=True) as file:
        file.set_data(values)
        if values.ndim == 3 and not volume:
            file.set_image_stack()
        file.voxel_size = voxel
        file.header.label[0] = "Made by make_golden.py"
        if extended is not None:
            file.set_extended_header(extended)
        if edit is not None:
            edit(file.header)


def patch(name, edit):
    """Changes the header after the fact, so that mrcfile need not agree."""
    content = bytearray(open(name, "rb").read())
    header = np.frombuffer(content, dtype=HEADER_DTYPE.newbyteorder("<"), count=1)[0:1].copy()
    changed = edit(header)
    content[:1024] = (header if changed is None else changed).tobytes()
    open(name, "wb").write(content)


def turn_round(header):
    header["machst"][0] = (0x11, 0x11, 0, 0)
    return header.byteswap()


for kind, mode, values in (("i1", 0, signed), ("i2", 1, signed), ("f4", 2, signed), ("u2", 6, unsigned), ("f2", 12, signed)):
    write(f"mode{mode}_little.mrc", values.astype("<" + kind))
    write(f"mode{mode}_big.mrc", values.astype(">" + kind))
patch("mode0_big.mrc", turn_round)  # bytes have no order, so mrcfile left the header as it was

write("image.mrc", signed[0].astype("<f4"), voxel=(1.25, 2.5, 1))


def place(header):
    header.origin = (10, 20.5, -30)
    header.label[1] = "Second label"
    header.nlabl = 2


write("volume.mrc", signed.astype("<f4"), volume=True, voxel=(1, 2, 4), edit=place)


def extended_type(header):
    header.exttyp = b"SERI"


write("extended.mrc", signed.astype("<i2"), edit=extended_type, extended=np.full(72, 0x5A, dtype="u1").view("V1"))


def imod(flags):
    def edit(header):
        extra = bytearray(header["extra2"][0].tobytes())
        extra[40:48] = np.array([1146047817, flags], dtype="<i4").tobytes()  # bytes 152 to 159 of the file
        header["extra2"][0] = np.void(bytes(extra))
    return edit


def no_statistics(header):
    header["dmin"], header["dmax"], header["dmean"], header["rms"] = 0, -1, -2, -1


write("imod_signed.mrc", signed.astype("i1"))
patch("imod_signed.mrc", imod(1))
write("imod_unsigned.mrc", large.astype("u1").view("i1"))
patch("imod_unsigned.mrc", imod(0))
patch("imod_unsigned.mrc", no_statistics)
write("imod_packed.mrc", signed.astype("i1"))
patch("imod_packed.mrc", imod(17))


def real_statistics(header):
    header["dmin"], header["dmax"], header["dmean"], header["rms"] = large.min(), large.max(), large.mean(), large.std()


write("eman_unsigned.mrc", large.astype("u1").view("i1"))
patch("eman_unsigned.mrc", real_statistics)


def no_stamp(header):
    header["machst"][0] = 0


def wrong_stamp(header):
    header["machst"][0] = (0x11, 0x11, 0, 0)


def before_2000(header):
    header["machst"][0] = 0
    header["map"] = b""
    header["mapc"] = header["mapr"] = header["maps"] = 0
    header["nversion"] = 0


write("no_stamp_little.mrc", signed.astype("<i2"))
patch("no_stamp_little.mrc", no_stamp)
write("no_stamp_big.mrc", signed.astype("<i2").byteswap())
patch("no_stamp_big.mrc", no_stamp)
patch("no_stamp_big.mrc", lambda header: header.byteswap())
write("wrong_stamp.mrc", signed.astype("<i2"))
patch("wrong_stamp.mrc", wrong_stamp)
write("before_2000.mrc", signed.astype("<i2"))
patch("before_2000.mrc", before_2000)


def axes(column, row, section):
    def edit(header):
        header.mapc, header.mapr, header.maps = column, row, section
        # The grid and the cell belong to x, y and z: 5 columns, 4 rows and 3 sections lie along the axes named here.
        grid = [0, 0, 0]
        for axis, length in ((column, 5), (row, 4), (section, 3)):
            grid[axis - 1] = length
        header.mx, header.my, header.mz = grid
        header.cella = tuple(voxel * length for voxel, length in zip((1, 2, 4), grid))
    return edit


for order in ((2, 1, 3), (3, 1, 2), (3, 2, 1)):
    write("axes_%d%d%d.mrc" % order, signed.astype("<f4"), volume=True, edit=axes(*order))

write("complex.mrc", signed.astype("<c8"))
