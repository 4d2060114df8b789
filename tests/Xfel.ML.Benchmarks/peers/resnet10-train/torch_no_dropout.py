"""Torch without dropout: less work than ours, and so a bound on torch with any faster source of random numbers."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from _torch import main

main(["resnet10", "--train", "--no-dropout"] + sys.argv[1:])
