"""Peer of the benchmark ccf: NumPy, resampling by map_coordinates."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _ccf import main, spline

main(spline)
