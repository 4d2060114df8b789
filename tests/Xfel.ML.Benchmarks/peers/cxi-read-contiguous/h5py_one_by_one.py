"""Peer of the reading benchmark: h5py, frame by frame, into memory that is there already."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _cxi import measure

measure("contiguous", 1)
