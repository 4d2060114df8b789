"""Peer of the benchmark ccf: NumPy, resampling by a sparse matrix."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _ccf import main, sparse

main(sparse)
