"""Peer of the simulation benchmark: NumPy and SciPy, the frames alone, as if their model's |F|^2 were there already."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _voxels import main

main(with_models=False)
