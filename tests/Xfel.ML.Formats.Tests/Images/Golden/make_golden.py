"""Makes the images of this folder and what they show: every PNG type, and JPEG images as PIL decodes them.

Run with a python that has numpy and PIL (on libjpeg-turbo), in this folder:  python3 make_golden.py
expected.npz has an array for each image: 299 R + 587 G + 114 B of every pixel (1000 times the grey value), in whole numbers.
PNG files are written from known samples by the few lines below, because PIL writes neither Adam7 nor all depths; PIL reads each
of them, and must find the same samples (of 16-bit colours it keeps the high byte only).
"""
import struct
import zlib

import numpy as np
from PIL import Image

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
random = np.random.default_rng(20240607)
expected = {}


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack(samples, depth):
    """The bytes of each row of (height, width, channels) samples."""
    flat = samples.reshape(len(samples), -1)
    if depth == 16:
        return flat.astype(">u2").view(np.uint8).reshape(len(flat), -1)
    bits = (flat[:, :, None] >> np.arange(depth - 1, -1, -1)) & 1
    return np.packbits(bits.reshape(len(flat), -1).astype(np.uint8), axis=1)


def filtered(rows, distance, first):
    """Each row after the filters 0 to 4 in turn, which the specification defines in section 9.2."""
    out = b""
    above = np.zeros(rows.shape[1], int)
    for y, row in enumerate(rows.astype(int)):
        kind = (first + y) % 5
        left = np.concatenate([np.zeros(distance, int), row])[: len(row)]
        corner = np.concatenate([np.zeros(distance, int), above])[: len(row)]
        guess = left + above - corner
        near = [abs(guess - left), abs(guess - above), abs(guess - corner)]
        paeth = np.where((near[0] <= near[1]) & (near[0] <= near[2]), left, np.where(near[1] <= near[2], above, corner))
        prediction = (0 * row, left, above, (left + above) // 2, paeth)[kind]
        out += bytes([kind]) + ((row - prediction) % 256).astype(np.uint8).tobytes()
        above = row
    return out


def write(name, samples, color, depth, interlaced=False, pieces=1, palette=None, extra=b""):
    height, width = samples.shape[:2]
    samples = samples.reshape(height, width, CHANNELS[color])
    distance = max(1, CHANNELS[color] * depth // 8)
    data = b""
    for number, (x, y, dx, dy) in enumerate(ADAM7 if interlaced else ((0, 0, 1, 1),)):
        part = samples[y::dy, x::dx]
        if part.size:
            data += filtered(pack(part, depth), distance, number)
    data = zlib.compress(data, 9)
    cuts = [len(data) * i // pieces for i in range(pieces + 1)]
    with open(name + ".png", "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))) + extra)
        if palette is not None:
            file.write(chunk(b"PLTE", palette.astype(np.uint8).tobytes()))
        for a, b in zip(cuts, cuts[1:]):
            file.write(chunk(b"IDAT", data[a:b]))
        file.write(chunk(b"tEXt", b"Comment\0after the pixels") + chunk(b"IEND", b""))
    check(name, samples, color, depth, palette)


def luma(rgb):
    return rgb.astype(int) @ (299, 587, 114)


def check(name, samples, color, depth, palette):
    if color == PALETTE:
        colors = palette[samples[..., 0]]
    elif color in (RGB, RGBA):
        colors = samples[..., :3]
    else:
        colors = np.repeat(samples[..., :1] * (255 // (2**depth - 1) if depth < 8 else 1), 3, axis=2)
    expected[name] = luma(colors).astype(np.int32)
    image = Image.open(name + ".png")
    wide_grey = color == GREY and depth == 16
    theirs = np.array(image).astype(int) if wide_grey else np.array(image.convert("RGB")).astype(int)
    ours = colors[..., 0] if wide_grey else colors >> 8 if depth == 16 else colors
    assert (theirs == ours).all(), name


NAMES = {GREY: "grey", RGB: "rgb", PALETTE: "palette", GREY_ALPHA: "grey_alpha", RGBA: "rgba"}
for color, depths in {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGBA: (8, 16)}.items():
    for depth in depths:
        for interlaced in (False, True):
            entries = 200 if (color, depth) == (PALETTE, 8) else 2**depth
            samples = random.integers(0, entries, (11, 13, CHANNELS[color]))
            palette = random.integers(0, 256, (entries, 3)) if color == PALETTE else None
            write(f"{NAMES[color]}{depth}" + ("_adam7" if interlaced else ""), samples, color, depth, interlaced, pieces=1 + 2 * interlaced, palette=palette)
for height, width in ((1, 1), (2, 3), (1, 5), (5, 1), (4, 4), (8, 9)):
    write(f"adam7_{height}x{width}", random.integers(0, 256, (height, width, 1)), GREY, 8, interlaced=True)
suggested = chunk(b"PLTE", bytes(range(9))) + chunk(b"tRNS", bytes(6)) + chunk(b"gAMA", struct.pack(">I", 45455))
write("rgb8_many_chunks", random.integers(0, 256, (9, 17, 3)), RGB, 8, pieces=40, extra=suggested)

# As PIL writes them, with libpng's habits.
y, x = np.mgrid[0:31, 0:29]
ramp = ((x * y) % 256).astype(np.uint8)
for mode in ("1", "L", "P", "LA", "RGB", "RGBA", "I;16"):
    image = Image.fromarray((x * y * 60).astype(np.uint16)) if mode == "I;16" else Image.fromarray(np.stack([ramp, ramp.T[:29].T[:31, :29], 255 - ramp], -1), "RGB").convert(mode)
    name = "pil_" + mode.replace(";", "").lower()
    image.save(name + ".png")
    image = Image.open(name + ".png")
    expected[name] = (np.array(image).astype(np.int32) * 1000) if mode in ("I;16", "L") else luma(np.array(image.convert("RGB"))).astype(np.int32)

# JPEG: what PIL's draft mode gives is libjpeg's own conversion to grey.
smooth = np.stack([128 + 100 * np.sin(x / 5), 128 + 100 * np.cos(y / 4), 8.0 * y], -1).clip(0, 255).astype(np.uint8)
color = Image.fromarray(smooth, "RGB")
grey = Image.fromarray(smooth[..., 0], "L")
JPEGS = ["jpeg_rgb"]
for name, image, options in (
    ("jpeg_grey", grey, dict(quality=90)),
    ("jpeg_grey_progressive", grey, dict(quality=90, progressive=True)),
    ("jpeg_444", color, dict(quality=90, subsampling=0)),
    ("jpeg_422", color, dict(quality=90, subsampling=1)),
    ("jpeg_420", color, dict(quality=90, subsampling=2)),
    ("jpeg_420_progressive", color, dict(quality=75, subsampling=2, progressive=True)),
    ("jpeg_1x1", grey.crop((3, 3, 4, 4)), dict(quality=90)),
):
    JPEGS.append(name)
    image.save(name + ".jpg", **options)

# The same planes as red, green and blue: without JFIF's header, and with components of these names.
data = bytearray(open("jpeg_444.jpg", "rb").read())
del data[2 : 4 + data[5]]
frame, scan = data.index(b"\xff\xc0"), data.index(b"\xff\xda")
for i, letter in enumerate(b"RGB"):
    data[frame + 10 + 3 * i] = data[scan + 5 + 2 * i] = letter
open("jpeg_rgb.jpg", "wb").write(data)

for name in JPEGS:
    image = Image.open(name + ".jpg")
    image.draft("L", image.size)
    assert image.mode == "L", name
    expected[name] = np.array(image).astype(np.int32) * 1000
color.convert("CMYK").save("jpeg_cmyk.jpg", quality=90)

np.savez_compressed("expected.npz", **expected)
