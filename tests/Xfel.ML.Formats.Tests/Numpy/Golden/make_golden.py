"""Makes the files of this folder with numpy: every type in both byte orders, versions, orders and archives that this library reads.

Run with a python that has numpy, in this folder:  python3 make_golden.py
Unless a name says otherwise, an array is (3, 2, 4) and its element i is i % 7.
"""
import numpy as np

values = (np.arange(24) % 7).reshape(3, 2, 4)
for kind in ("u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"):
    for order in "|" if kind.endswith("1") else "<>":
        np.save({"<": "little_", ">": "big_", "|": ""}[order] + kind + ".npy", values.astype(order + kind))
np.save("b1.npy", values % 2 == 1)
for version in (2, 3):
    with open(f"version{version}.npy", "wb") as file:
        np.lib.format.write_array(file, values.astype("<f4"), version=(version, 0))
np.save("fortran_2d.npy", np.asfortranarray(values[0].astype("<f4")))
np.save("fortran_3d.npy", np.asfortranarray(values.astype("<f4")))
np.save("object.npy", np.array([{"a": 1}, None], dtype=object), allow_pickle=True)
np.save("structured.npy", np.zeros(3, dtype=[("a", "<f4"), ("b", "<i4")]))
np.save("complex.npy", values.astype("<c8"))

frames = values.astype("<f4")
labels = dict(labels=np.array([0, 2, 1]), class_names=np.array(["bad", "single", "d\u00f6uble"]), model_id=np.array([7, 7, 9]))
np.savez("stored.npz", frames=frames, **labels)
np.savez_compressed("deflated.npz", frames=frames, **labels)
np.savez("multi_label.npz", frames=frames, labels=np.array([[1, 0], [1, 1], [0, 0]]), class_names=np.array(["streak", "ring"]))
np.savez("other_name.npz", mean=frames.mean(0).ravel(), intensities=frames)
np.savez("members.npz", frames[0], frames[1].astype("<u2"), np.zeros((3, 3)), frames[2])
