"""Peer of the simulation benchmark: NumPy and SciPy, the voxel model and its FFT included, once for 100 frames."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _voxels import main

main(with_models=True)
