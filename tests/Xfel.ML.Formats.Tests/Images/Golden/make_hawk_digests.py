"""Prints what PIL and numpy see in ../shared/data/hawk_flash_ccd: height, width and the SHA-256 of 299 R + 587 G + 114 B as
little-endian int32. Run with a python that has numpy and PIL:  python3 make_hawk_digests.py FOLDER > hawk_digests.txt
"""
import hashlib
import pathlib
import sys

import numpy as np
from PIL import Image

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.png")):
    rgb = np.array(Image.open(path).convert("RGB")).astype("<i4")
    luma = rgb[..., 0] * 299 + rgb[..., 1] * 587 + rgb[..., 2] * 114
    print(path.name, *luma.shape, hashlib.sha256(luma.tobytes()).hexdigest())
