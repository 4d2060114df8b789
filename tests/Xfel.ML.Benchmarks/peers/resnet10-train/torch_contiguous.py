"""Torch, channels first, which is as fast here as channels last."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from _torch import main

main(["resnet10", "--train", "--format", "contiguous"] + sys.argv[1:])
