"""Makes the files of this folder with h5py: the types, layouts, links and texts that this library reads, and expected.txt, what h5py reads in them.

Run with a python that has h5py, in this folder:  python3 make_golden.py
A line of expected.txt: file, data set, frames, height, width, type, and the SHA-256 of all pixels as little-endian float32.
"""
import hashlib

import h5py
import numpy as np

EXPECTED = []


def expect(file, path, values, shape=None, name=None):
    """Notes what a data set reads as; complex values read as their magnitudes, modules lie below each other."""
    pixels = np.abs(values.astype("c16")) if np.iscomplexobj(values) else values
    shape = shape or pixels.shape
    frames, height, width = (shape[0], int(np.prod(shape[1:-1])), shape[-1]) if len(shape) > 2 else (1, *shape)
    digest = hashlib.sha256(np.ascontiguousarray(pixels, "<f4").tobytes()).hexdigest()
    EXPECTED.append(f"{file.filename} {path} {frames} {height} {width} {name or values.dtype.name} {digest}")


def add(file, path, values, name=None, **options):
    file.create_dataset(path, data=values, **options)
    expect(file, path, file[path][()], name=name)


def low_level(file, path, kind, values, memory, properties=None, name=None):
    """A data set of a type that numpy does not have."""
    parent = file.require_group(path.rpartition("/")[0] or "/")
    created = h5py.h5d.create(parent.id, path.rpartition("/")[2].encode(), kind, h5py.h5s.create_simple(values.shape), properties)
    created.write(h5py.h5s.ALL, h5py.h5s.ALL, np.ascontiguousarray(values, memory))
    expect(file, path, values, name=name)


numbers = (np.arange(105) * 37 % 101 - 50).reshape(3, 5, 7)

with h5py.File("types.h5", "w", libver="latest") as file:
    for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"):
        values = numbers.astype("f8")
        if kind[0] == "u":
            values = np.abs(values)
        values = values.astype(kind)
        if kind[0] != "f":
            values[0, 0, 0], values[0, 0, 1] = np.iinfo(kind).min, np.iinfo(kind).max
        else:
            values[0, 0, :5] = np.nan, np.inf, -np.inf, np.finfo(kind).max if kind != "f8" else 1e300, np.finfo(kind).tiny
        for order in "<>" if kind[1] != "1" else "<":
            add(file, {"<": "little_", ">": "big_"}[order] + kind, values.astype(order + kind))
    add(file, "bool", numbers % 3 == 0, name="int8")
    add(file, "complex64", (numbers + 1j * numbers.transpose(0, 2, 1).reshape(3, 5, 7)).astype("c8"))
    add(file, "complex128", (numbers - 2j).astype("c16"))
    add(file, "chunked_complex64", (3 * numbers + 4j * numbers).astype("c8"), chunks=(1, 5, 7), compression="gzip")
    add(file, "big_complex", (numbers + 0j).astype(">c8"))
    add(file, "long_double", numbers.astype(np.longdouble), name="float128")
    twelve = h5py.h5t.STD_I16LE.copy()
    twelve.set_precision(12)
    low_level(file, "/twelve_bits", twelve, numbers.astype("i2"), "i2", name="int16")
    shifted = h5py.h5t.STD_U32BE.copy()
    shifted.set_precision(20)
    shifted.set_offset(7)
    low_level(file, "/shifted_bits", shifted, np.abs(numbers).astype("u4"), "u4", name="uint32")
    brain = h5py.h5t.IEEE_F32LE.copy()
    brain.set_fields(15, 7, 8, 0, 7)
    brain.set_precision(16)
    brain.set_size(2)
    low_level(file, "/bfloat16", brain, numbers.astype("f4"), "f4", name="float16")
    colours = h5py.h5t.enum_create(h5py.h5t.STD_I16BE)
    colours.enum_insert(b"RED", 1)
    colours.enum_insert(b"GREEN", 2)
    low_level(file, "/enum", colours, (numbers % 2 + 1).astype(">i2"), ">i2", name="int16")

with h5py.File("layouts.h5", "w", libver="earliest") as file:
    u2 = np.abs(numbers).astype("u2")
    add(file, "contiguous", u2)
    add(file, "one_chunk", u2, chunks=(3, 5, 7), compression="gzip")
    add(file, "frame_chunks", u2, chunks=(1, 5, 7), compression="gzip", shuffle=True)
    add(file, "edge_chunks", u2, chunks=(2, 3, 4), compression="gzip", shuffle=True, maxshape=(None, 5, 7))
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    low_level(file, "/compact", h5py.h5t.STD_U16LE, u2, "u2", compact)
    file.create_dataset("never_written", shape=(3, 5, 7), dtype="f4", fillvalue=7.5)
    expect(file, "never_written", file["never_written"][()])
    some = file.create_dataset("some_written", shape=(3, 5, 7), dtype="f4", fillvalue=-2, chunks=(1, 3, 7), compression="gzip")
    some[1] = u2[1]
    expect(file, "some_written", some[()])
    add(file, "modules", np.arange(2 * 3 * 4 * 6).reshape(2, 3, 4, 6).astype("f4"), chunks=(1, 2, 3, 6), compression="gzip")
    add(file, "single", u2[0].astype("f8"))
    add(file, "single_chunked", u2[0].astype("f8"), chunks=(2, 7), shuffle=True)

with h5py.File("indexes.h5", "w", libver="latest") as file:
    i4 = numbers.astype("i4")
    add(file, "single", i4, chunks=(3, 5, 7))
    add(file, "single_packed", i4, chunks=(3, 5, 7), compression="gzip")
    early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    early.set_chunk((1, 5, 7))
    early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    low_level(file, "/implicit", h5py.h5t.STD_I32LE, i4, "i4", early)
    add(file, "fixed_array", i4, chunks=(1, 5, 4), compression="gzip")
    add(file, "extensible_array", i4, chunks=(1, 5, 7), compression="gzip", maxshape=(None, 5, 7))
    add(file, "btree2", i4, chunks=(2, 3, 4), shuffle=True, compression="gzip", maxshape=(None, None, 7))

with h5py.File("user_block.h5", "w", userblock_size=512) as file:
    add(file, "contiguous", numbers.astype("<f4"))
    add(file, "chunked", numbers.astype("<i2"), chunks=(1, 5, 7), compression="gzip")
with open("user_block.h5", "r+b") as raw:
    raw.write(b"A line that somebody else put here.\n")

with h5py.File("linked.h5", "w", libver="latest") as file:
    add(file, "/there/frames", numbers.astype("f4"))
with h5py.File("links.h5", "w", libver="latest") as file:
    file["soft"] = h5py.SoftLink("/group/frames")
    file["dangling"] = h5py.SoftLink("/nowhere/at/all")
    file["external"] = h5py.ExternalLink("linked.h5", "/there/frames")
    file["external_missing"] = h5py.ExternalLink("no_such_file.h5", "/there/frames")
    file["external_wrong"] = h5py.ExternalLink("linked.h5", "/not/there")
    file["circle"] = h5py.SoftLink("/circle")
    add(file, "/group/frames", -numbers.astype("i2"))
    expect(file, "soft", file["soft"][()])
    expect(file, "external", file["external"][()])
    layout = h5py.VirtualLayout((4, 5, 7), "f4")
    source = h5py.VirtualSource("linked.h5", "/there/frames", shape=(3, 5, 7))
    layout[0:3] = source
    layout[3] = h5py.VirtualSource("no_such_file.h5", "/frames", shape=(5, 7))
    file.create_virtual_dataset("virtual", layout, fillvalue=9)
    expect(file, "virtual", file["virtual"][()])

with h5py.File("texts.h5", "w", libver="latest") as file:
    words = ["plain", "with a \u00b5 and \u6f22\u5b57", ""]
    file.create_dataset("variable_utf8", data=words, dtype=h5py.string_dtype("utf-8"))
    file.create_dataset("variable_ascii", data=["a", "bc"], dtype=h5py.string_dtype("ascii"))
    file.create_dataset("fixed_utf8", data=np.array([word.encode() for word in words], dtype=h5py.string_dtype("utf-8", 24)))
    file.create_dataset("fixed_null_padded", data=np.array([b"ab", b"abcd"], dtype="S4"))
    spaces = h5py.h5t.FORTRAN_S1.copy()
    spaces.set_size(6)
    space = h5py.h5d.create(file.id, b"fixed_space_padded", spaces, h5py.h5s.create_simple((2,)))
    space.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([b"ab    ", b"abcdef"], dtype="S6"), spaces)
    file["scalar_text"] = "one"
    file["scalar_number"] = 2.5
    file["empty"] = h5py.Empty("f4")
    file["zero_long"] = np.zeros((0, 4, 5), "f4")
    file["one_dimension"] = np.arange(4.0)
    file["table"] = np.zeros(3, dtype=[("x", "f4"), ("y", "i4"), ("z", "i4")])
    attributes = file.create_group("attributes").attrs
    attributes["text"] = "caf\u00e9"
    attributes.create("fixed", np.bytes_(b"bytes"))
    attributes["number"] = np.int16(-3)
    attributes["big"] = np.array([1.5, 2.5], ">f8")
    attributes["several"] = ["first", "second"]
    attributes["empty"] = h5py.Empty("f4")

with open("expected.txt", "w", encoding="ascii") as out:
    out.write("\n".join(EXPECTED) + "\n")
